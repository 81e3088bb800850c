# The door to everything. All of it runs in .venv, which the first target makes.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: help demo test check format golden benchmark clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/installed ## build outputs/ from documents/ and references/, say where the page is
	$(BIN)/evidencegraph build documents/ --references references/ --output outputs/

test: $(VENV)/tested ## run all tests; those of the page need Chromium and say so if it is missing
	$(BIN)/python -m pytest -n auto

check: $(VENV)/checked ## run the gates: ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/checked ## lay out the code and mend what can be mended by a machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/tested ## write the golden files anew; look at the difference before committing
	$(BIN)/python -m pytest -n auto --update-golden
	git diff --stat -- tests/golden

benchmark: $(VENV)/tested ## print how long the whole command takes
	$(BIN)/python -m benchmarks

clean: ## remove the environment and everything that can be made again
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

$(VENV)/checked: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --editable '.[check]'
	touch $@
