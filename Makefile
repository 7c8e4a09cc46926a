# Two commands are enough: `make demo` and `make test`. Both make the environment when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check golden weights bench vocabulary-check ontology clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("onckg needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: $(VENV)/.ready
	rm -rf .demo
	$(BIN)/onckg ingest examples --store .demo/store
	$(BIN)/onckg query --store .demo/store designations-held
	$(BIN)/onckg show drug "CLR 131" --store .demo/store

test: check

check: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check docs/*.md
	$(BIN)/pytest -q -n auto

golden: $(VENV)/.ready
	$(BIN)/python tests/golden/rewrite.py

# The measured precision of each rule, from the annotated releases beside the project; fold 5 is left unread.
GOLD := ../shared/gold/dev
weights: $(VENV)/.ready
	$(BIN)/onckg evaluate $(GOLD)/facts $(GOLD)/texts --folds $(GOLD)/folds.json 1 2 3 4 --weights-out src/onckg/facts/weights.tsv

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/extraction.py

vocabulary-check: $(VENV)/.ready
	$(BIN)/python tests/vocabulary/identifiers.py

ontology: $(VENV)/.ready
	mkdir -p build
	$(BIN)/onckg ontology --format rdfxml -o build/onckg.owl

clean:
	rm -rf $(VENV) .demo dist build
