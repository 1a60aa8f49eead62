# Everything a developer runs. The virtual environment makes itself and is made anew when
# pyproject.toml or constraints.txt change; versions come from constraints.txt alone.

PYTHON ?= python3
VENV ?= .venv

BIN = $(VENV)/bin
DEMO = demo-notebook
# Inside the demo and in its disposable folder, so that it goes when the notebook goes, and `git
# status` there stays clean.
DEMO_MARK = $(DEMO)/.1on1/made-by-make-demo
# Twice quiet: errors only.
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.PHONY: help demo test test-fast faults fuzz lint docs-check reference man record-docs pictures \
	site build constraints bench bench-large clean

help: ## this list
	@echo 'make TARGET [PYTHON=python3.12] [VENV=.venv]'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.runtime ## make a sample notebook in demo-notebook/ and look into it
	@if [ -e $(DEMO_MARK) ]; then rm -rf $(DEMO); fi
	@if [ -e $(DEMO) ]; then \
		echo '$(DEMO) is not of our making: move it away, then run make demo again.' >&2; exit 1; fi
	@$(BIN)/1on1 demo $(DEMO) || { rm -rf $(DEMO); exit 1; }
	@mkdir -p $(DEMO)/.1on1 && : > $(DEMO_MARK)
	@printf '\n== What was promised (1on1 -C %s todo)\n\n' $(DEMO)
	@$(BIN)/1on1 -C $(DEMO) --table todo
	@printf '\n== What came up this month (1on1 -C %s coverage --month)\n\n' $(DEMO)
	@$(BIN)/1on1 -C $(DEMO) --table coverage --month

# Coverage makes Python half as fast or worse, so it is counted in a run by itself: of the tests that
# are to cover every branch, and not of what happens to come along in others. It speaks up only when
# it fails, so that the summary of all tests is the last line.
test: $(VENV)/.stamp ## all tests, and 100 % branch coverage of domain and document
	@$(BIN)/python -m pytest -n auto --dist loadgroup
	@said=$$($(BIN)/python -m pytest -q -n auto --cov --cov-report= \
		tests/unit/domain tests/unit/document && \
		$(BIN)/python -m coverage report --fail-under=100 \
		--include='oneonone/domain/*,oneonone/document/*') || { \
		printf '%s\n\n%s\n' "$$said" \
		'Every branch of domain and document has a test of its own: the lines above have none.' >&2; \
		exit 1; }

test-fast: $(VENV)/.stamp ## the tests that take no time, without coverage
	@$(BIN)/python -m pytest -q -n auto --dist loadgroup -m 'not slow'

faults: $(VENV)/.stamp ## kill, fill the disk, save meanwhile, at every system call; a quarter of an hour
	@FAULTS=all $(BIN)/python -m pytest -q -n auto tests/faults

fuzz: $(VENV)/.stamp ## read 100,000 notes torn apart at random; some minutes
	@$(BIN)/python -m tests.attacks.fuzz

lint: $(VENV)/.stamp ## style, formatting, types, direction of imports
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

docs-check: $(VENV)/.stamp ## what the docs say is what the program does
	@$(BIN)/python -m pytest -q tests/docs

reference: $(VENV)/.stamp ## write docs/reference/ from the program itself
	@$(BIN)/python -m tests.docs.reference
	@$(BIN)/python -m tests.docs.command_table

man: $(VENV)/.stamp ## write the manual page, docs/man/1on1.1, from the program itself
	@$(BIN)/python -m tests.docs.man_page

record-docs: $(VENV)/.stamp ## write into README and tutorial what their commands print now
	@$(BIN)/python -m tests.docs.console README.md docs/tutorial.md

# The report is photographed by Chromium, which has to be there.
pictures: $(VENV)/.stamp ## draw docs/images/ anew, from what the program prints now
	@$(BIN)/python -m tests.docs.pictures

# Whole or not at all. A link to a page or a heading that is not there fails it.
site: $(VENV)/.stamp ## the documentation as a site in site/, with a search that needs no server
	@fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT && \
	$(BIN)/python -m sphinx --quiet --fail-on-warning --conf-dir docs \
		--doctree-dir "$$fresh/read" . "$$fresh/site" && \
	rm -rf site && mv "$$fresh/site" site && echo 'open site/index.html'

build: $(VENV)/.stamp ## sdist and wheel in dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation

# From an environment of its own: what happens to be installed in $(VENV) must not get in.
constraints: pyproject.toml ## pin the newest versions that fit, in constraints.txt
	@fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT && \
	$(PYTHON) -m venv "$$fresh" && \
	"$$fresh/bin/python" -m pip --disable-pip-version-check -qq install '.[dev]' && \
	{ echo '# What development is tested with; made by `make constraints`, not by hand.'; \
	  "$$fresh/bin/python" -m pip --disable-pip-version-check freeze --exclude oneonone-notes \
	  | grep '=='; } > "$$fresh/constraints.txt" && \
	cp "$$fresh/constraints.txt" constraints.txt

# Installs the peers too: Debian's as root, where there is apt-get, and PyPI's into .bench/.
bench: $(VENV)/.stamp ## measure 1on1 beside its peers, and write docs/performance.md's tables
	@$(BIN)/python -m bench.run 1000 10000

bench-large: $(VENV)/.stamp ## the same with 100,000 notes and the cold page cache
	@$(BIN)/python -m bench.run --cold 1000 10000 100000

clean: ## remove what make made, the environment included
	@if [ -e $(DEMO_MARK) ]; then rm -rf $(DEMO); fi
	@rm -rf .venv .bench dist site htmlcov .coverage .coverage.* \
		.hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

# pip is the last thing venv puts in: where it is, the environment is whole.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo '1on1 needs Python 3.11 or newer; $(PYTHON) is' \
		"$$($(PYTHON) --version 2>/dev/null || echo missing). Try make PYTHON=python3.12, say." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo '$(PYTHON) cannot make virtual environments.' \
		'On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Enough to run the program.
$(VENV)/.runtime: pyproject.toml constraints.txt | $(BIN)/pip
	@echo 'Installing 1on1 into $(VENV) …'
	@$(PIP) install -c constraints.txt -e .
	@touch $@

# Enough to work on it.
$(VENV)/.stamp: pyproject.toml constraints.txt | $(BIN)/pip
	@echo 'Installing 1on1 and its development tools into $(VENV) …'
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $(VENV)/.runtime $@
