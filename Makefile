# Ankomst. Everything is installed into .venv, everything that is made lies in var/.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PY := $(BIN)/python
INSTALLED := .venv/installed
export UV_PYTHON_DOWNLOADS := never
export PORT

.DEFAULT_GOAL := help
.PHONY: help demo test setup seed run bench audit lint fmt messages lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup ## Fill a database with demo people and serve the site at http://127.0.0.1:8000
	@$(PY) -m tools.demo

test: setup ## Run everything: SQLite, PostgreSQL, browser, lint, types, layers, catalogues
	@$(PY) -m tools.test $(ARGS)

setup: $(INSTALLED) ## Install what the site and its tests need into .venv
	@$(PY) -m tools.fetch_vendor
	@$(PY) -m tools.compile_messages

seed: setup ## Fill the demo database without serving
	@$(PY) -m tools.fill --again

run: setup ## Serve for development: reloads when a file changes, leaves the data alone
	@$(PY) -m tools.demo --reload

bench: setup ## Measure bookings on PostgreSQL beside the raw SQL of the same rows
	@$(PY) -m tools.bench $(ARGS)

audit: setup ## Hold the pages to the HTML checker, schema.org and Lighthouse (Java, Node, Chromium)
	@$(PY) -m tools.audit $(ARGS)

lint: $(INSTALLED) ## Only the checks that run no test: style, types, layers, migrations, catalogues
	@$(PY) -m tools.checks $(ARGS)

fmt: $(INSTALLED) ## Format the code, and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

messages: $(INSTALLED) ## Bring the catalogues up to date with the texts in the code (needs gettext)
	@$(PY) -m tools.extract_messages

lock: $(INSTALLED) ## Write requirements/*.txt anew from pyproject.toml
	@$(PY) -m tools.lock

clean: ## Throw away what was made: databases, caches, compiled catalogues (.venv stays)
	@rm -rf var static_collected .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -path ./.venv -prune -o \( -name __pycache__ -o -name '*.mo' \) -print0 | xargs -0 rm -rf

# Hash-locked, and installed only when the lock has changed.
$(INSTALLED): requirements/development.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Ankomst needs Python 3.11 or newer; try: make PYTHON=python3.12 …')"
	@echo "Installing into .venv …"
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --python $(PY) --require-hashes requirements/development.txt
	@touch $@
