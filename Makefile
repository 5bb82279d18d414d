# Python 3.11 or newer and make are all that is needed; everything else goes into .venv, at the versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: demo test lint format startup clean

demo: $(VENV)/.main  ## the main job on data/roles: store, queries, page
	$(BIN)/rolegraph demo

test: lint  ## all checks: style, types, tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.test  ## put the code into our style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

startup: $(VENV)/.main  ## how long import and --help take
	$(BIN)/python benchmarks/startup.py

clean:
	rm -rf $(VENV) demo dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The build backend is installed at its pinned version and used as it is: an isolated build would fetch another one.
$(VENV)/.main: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/.main
	$(PIP) --no-build-isolation --editable '.[test]'
	touch $@
