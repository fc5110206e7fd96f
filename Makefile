# Knotty. `make run` and `make test` do all the set-up on a machine with Python 3.11+.
PYTHON ?= $(shell command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
SOAK_STAMP := $(VENV)/.installed-soak
CORES := $(shell nproc 2>/dev/null || echo 2)
# Browsers, servers and databases are waited for: one more than cores keeps these busy.
WORKERS := $(shell expr $(CORES) + 1)
# Dozens of Python processes are started: each would compile Streamlit anew, four seconds of it, where this is set.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint types layers unit bench soak docs words clean

help: ## say what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Knotty needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(SOAK_STAMP): requirements-soak.txt $(DEV_STAMP)
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements-soak.txt
	@touch $@

run: $(RUN_STAMP) ## set up and start the app on http://localhost:8501
	$(BIN)/python -m knotty serve $(if $(PORT),--port $(PORT))

test: $(DEV_STAMP) lint types layers unit ## set up and pass every check

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy --num-workers $(CORES)

layers: $(DEV_STAMP)
	$(BIN)/lint-imports

# Collected once before, on a fresh machine: else each process would compile every module.
unit: $(DEV_STAMP)
	@test -d tests/__pycache__ || $(BIN)/python -m pytest --collect-only -qq >/dev/null || true
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

bench: $(DEV_STAMP) ## measure, and print each figure beside its bar
	$(BIN)/python -m tests.bench

soak: $(SOAK_STAMP) ## the long proofs: more prompts, more seeds, more fuzz
	$(BIN)/python -m pytest -m soak
	$(BIN)/python -m tests.fuzz.reader --seconds 600
	KNOTTY_HYPOTHESIS=searching $(BIN)/python -m pytest tests/craft tests/notation tests/fabric tests/motifs tests/designer tests/knowledge tests/llm tests/storage tests/ui tests/views tests/workshop

docs: $(DEV_STAMP) ## write what in docs/ is made from the program, its photographs too
	$(BIN)/python -m tests.make_docs
	$(BIN)/python -m tests.make_screens

words: $(DEV_STAMP) ## gather what the pages say for translation, and compile the translations
	$(BIN)/python -m tests.make_words

clean: ## remove the environment and the caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
