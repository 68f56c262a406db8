# Two commands are enough: `make setup`, then `make run`. `make help` lists the others.
# Plain POSIX sh, and nothing newer than the GNU make 3.81 that macOS brings. Tools are called as `python -m …`, never by
# their scripts in .venv/bin, whose first lines break when the folder is moved or has a space in its name.

SHELL := /bin/sh
UV ?= uv
PYTHON ?=
PYTEST_ARGS ?=

PY := .venv/bin/python
FLASK := $(PY) -m flask --app wsgi
PIP := $(PY) -m pip --disable-pip-version-check --no-input
LOCK := pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench soak lock clean venv venv-dev

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

setup: venv ## make everything ready: packages, secret, database, officials, letters (seconds when nothing changed)
	@instance="$${INSTANCE_DIR:-instance}"; mkdir -p "$$instance" 2>/dev/null && test -w "$$instance" || { \
		echo "The folder $$instance cannot be written to: give this account write access to it, or set INSTANCE_DIR." >&2; \
		exit 1; }
	@$(FLASK) setup

run: setup ## start the site and say at which address (HOST and PORT change it)
	@exec $(FLASK) serve

test: venv-dev ## run every test (PYTEST_ARGS="-k word" for a few)
	@$(PY) -m tests.support.machine
	@exec $(PY) -m pytest -n auto $(PYTEST_ARGS)

check: venv-dev ## style, types, the floors of the house, translations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command(["--no-logo"])'
	$(FLASK) translations check

bench: venv-dev ## measure the pages and the letters, and print the numbers
	@exec $(PY) -m bench

soak: ## not there yet: a day under load comes together with the email worker
	@echo "There is no soak test yet: it comes together with the email worker." >&2; exit 1

lock: ## for maintainers: pin requirements*.in again, with hashes (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	$(UV) $(LOCK) requirements.in --output-file requirements.txt
	$(UV) $(LOCK) requirements-dev.in --output-file requirements-dev.txt

clean: ## remove what was built (never instance/, where the data is)
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment that works, with exactly the pinned packages. Asked rather than trusted to file times: a Python
# that was upgraded away and an installation that was interrupted are both repaired.
venv:
	@test -w . || { echo "This folder cannot be written to: copy it to a place of your own and try again." >&2; exit 1; }
	@$(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		new='import sys; sys.exit(sys.version_info < (3, 11))'; found=; complete=; \
		for each in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python); do \
			"$$each" -c "$$new" >/dev/null 2>&1 || continue; \
			found="$$each"; "$$each" -c 'import venv, ensurepip' 2>/dev/null && { complete=yes; break; }; \
		done; \
		test -n "$$found" || { \
			echo "Python 3.11 or newer is needed: install it, or name it as in: make setup PYTHON=/path/to/python3.11" >&2; \
			exit 1; }; \
		test -n "$$complete" || { \
			echo "Python's venv module is missing: on Debian and Ubuntu, run: apt install python3-venv" >&2; exit 1; }; \
		echo "Making .venv with $$found"; rm -rf .venv; "$$found" -m venv .venv || { rm -rf .venv; exit 1; }; }
	@cmp -s requirements.txt .venv/requirements.txt || { \
		echo "Installing packages (a minute or so, the first time)"; \
		$(PIP) install --quiet --require-hashes --requirement requirements.txt || { \
			echo "The packages could not be installed: the reason is above. Is this machine online?" >&2; exit 1; }; \
		cp requirements.txt .venv/requirements.txt; }

venv-dev: venv
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo "Installing packages for tests and checks"; \
		$(PIP) install --quiet --require-hashes --requirement requirements-dev.txt || { \
			echo "The packages for tests could not be installed: the reason is above. Is this machine online?" >&2; \
			exit 1; }; \
		cp requirements-dev.txt .venv/requirements-dev.txt; }
