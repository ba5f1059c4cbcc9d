# Si-Kinerja. Needs python3 (3.11 or newer), python3-venv and make; everything else is brought along.
#
#   make demo           everything with a made-up province, at http://127.0.0.1:8000/ (PORT=8123 for another port)
#   make demo-accounts  the accounts of that province
#   make demo-reset     the same, forgetting what was there
#   make build          what production needs
#   make test           linters, types, import contracts, tests, browser tests
#   make bench          measurements            make fuzz    long property tests
#   make screenshots    pictures of every page
#   make format         ruff's fixes            make locks   new requirements/*.lock (UPGRADE=1: newest versions)
#   make clean          remove what was built; `make distclean` the installation too

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
WEB := src/sikinerja/web
ASSETS := $(WEB)/static/build/app.css
ASSET_SOURCES := $(shell find frontend $(WEB)/templates \( -name node_modules -prune \) -o -type f -print 2>/dev/null)
PYTEST := $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --compile
UNIT := not browser and not bench and not screenshots
WORKERS ?= 2

# Compiled once at installation, so that each start is quick.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH

.PHONY: demo demo-accounts demo-reset build install assets test lint types test-unit test-browser bench screenshots fuzz format \
	locks clean distclean

demo: $(VENV)/.installed $(ASSETS)
	@$(BIN)/sikinerja demo --port $(PORT)

demo-accounts: $(VENV)/.installed
	@$(BIN)/sikinerja demo --accounts

demo-reset: $(VENV)/.installed $(ASSETS)
	@$(BIN)/sikinerja demo --port $(PORT) --reset

build: $(VENV)/.installed $(ASSETS)
install: $(VENV)/.installed-test
assets: $(ASSETS)

# --- installation: stamps, so that a second start takes no time

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created requirements/base.lock requirements/demo.lock pyproject.toml
	@echo "Installing what the application needs (a minute, once)"
	@$(PIP) -r requirements/base.lock -r requirements/demo.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements/test.lock
	@echo "Installing what the tests need"
	@$(PIP) -r requirements/test.lock
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json | $(VENV)/.created
	@echo "Installing what the frontend is built with"
	@cd frontend && ../scripts/npm ci --ignore-scripts --no-fund --no-audit --loglevel=error >/dev/null
	@touch $@

$(ASSETS): frontend/node_modules/.installed $(ASSET_SOURCES)
	@echo "Building the frontend"
	@cd frontend && ../scripts/npm run --silent build
	@touch $@

# --- tests

test: install $(ASSETS) lint types test-unit test-browser

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test
	$(BIN)/mypy
	$(BIN)/lint-imports

test-unit: $(VENV)/.installed-test $(ASSETS)
	$(PYTEST) -m "$(UNIT)" -n $(WORKERS)

# One process: Chromium takes both cores by itself.
test-browser: $(VENV)/.installed-test $(ASSETS)
	@SIKINERJA_CHROMIUM=$$(scripts/chromium) && export SIKINERJA_CHROMIUM && $(PYTEST) -m browser

bench: $(VENV)/.installed-test $(ASSETS)
	$(PYTEST) -m bench -s

fuzz: $(VENV)/.installed-test $(ASSETS)
	HYPOTHESIS_PROFILE=fuzz $(PYTEST) -m hypothesis

screenshots: $(VENV)/.installed-test $(ASSETS)
	@SIKINERJA_CHROMIUM=$$(scripts/chromium) && export SIKINERJA_CHROMIUM \
		&& SIKINERJA_SCREENSHOTS=screenshots $(PYTEST) -m screenshots

# --- upkeep

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

locks:
	@PYTHON="$(PYTHON)" UPGRADE="$(UPGRADE)" scripts/locks

clean:
	rm -rf $(WEB)/static/build $(WEB)/static/collected build dist screenshots .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean
	rm -rf $(VENV) frontend/node_modules
