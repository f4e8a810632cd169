"""The first line of a mart says what a row is, its key which columns name one: on the sample articles no two rows share it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.coding.pipeline import Stamp, code_batch
from newsledger.ledger.lake import Lake
from newsledger.parse.inputs import iter_inputs
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse, query
from newsledger.warehouse.models import Model, read_models
from tests import rows

MARTS = [model for model in read_models() if model.layer == "mart"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    settings = Settings()
    coded = code_batch(list(iter_inputs([str(ARTICLES)], settings)), settings, Stamp("r", rows.FIRST_RUN, rows.CODER))
    lake = Lake(folder / "lake", folder / "state")
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(coded.tables, coded.intake, rows.run(coded.intake.height))
        writer.write_corpus()
    build_warehouse(lake, folder / "warehouse.duckdb")
    return folder / "warehouse.duckdb"


@pytest.mark.parametrize("mart", MARTS, ids=lambda mart: mart.name)
def test_no_two_rows_of_a_mart_share_its_key(samples: Path, mart: Model) -> None:
    key = ", ".join(mart.key)
    assert set(mart.key) <= set(mart.columns)
    assert query(samples, f"select count(*) from {mart.name}").item() > 0, "samples fill every mart"
    assert query(samples, f"select {key} from {mart.name} group by all having count(*) > 1").rows() == []


def test_every_mart_says_its_key() -> None:
    assert [mart.name for mart in MARTS if not mart.key] == []
