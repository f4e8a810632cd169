"""Locate seeds/, sql/ and prefect.yaml: next to the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_ROOT = PACKAGE if (PACKAGE / "seeds").is_dir() else PACKAGE.parent

SEEDS = _ROOT / "seeds"
REFERENCE = SEEDS / "reference"
GAZETTEER = SEEDS / "gazetteer"
ADMIN2_TOWNS = SEEDS / "places" / "admin2_towns.csv.gz"
ARTICLES = SEEDS / "articles"
SQL = _ROOT / "sql"
DEPLOYMENTS = _ROOT / "prefect.yaml"
