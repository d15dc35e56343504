# Everything a developer does with Tertial; `make help` lists it. The environment lives in .venv.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON := .venv/bin/python
PYTHONS := python3.13 python3.12 python3.11 python3
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)

# What is installed carries the checksum of what asked for it in its name: a start compares names only.
stamp = .venv/.$(1)-$(firstword $(shell cksum < $(1).txt))
RUNTIME := $(call stamp,requirements)
TOOLS := $(call stamp,requirements-dev)

missing = $(strip \
	$(if $(wildcard /usr/lib/postgresql/*/bin/initdb)$(shell command -v initdb || :),,postgresql) \
	$(if $(shell command -v chromium || command -v chromium-browser || command -v google-chrome),,chromium))

# stage(what, command): says what runs, and how long it took.
stage = @echo "$(1) …"; start=$$(date +%s); $(2) && echo "$(1): $$(($$(date +%s) - start)) s"
pytest = $(PYTHON) -m pytest -q -n auto -m "$(1)"
pin = $(PYTHON) -m piptools compile --quiet --upgrade --allow-unsafe --strip-extras --generate-hashes \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file $(1).txt $(1).in

.PHONY: help
help:  ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

.PHONY: run
run: $(RUNTIME)  ## Serve Tertial with its sample at http://127.0.0.1:8050 (PORT, HOST, DATABASE_URL)
	@exec $(PYTHON) app.py

.PHONY: check
check: static  ## Check quickly: format, lint, types, quick tests without browser and PostgreSQL
	$(call stage,Tests on SQLite,$(call pytest,not browser and not postgresql and not slow and not long))

.PHONY: test
test: static system  ## Check everything: as check, and on PostgreSQL and in a browser
	$(call stage,Tests on SQLite and PostgreSQL,$(call pytest,not browser and not long))
	$(call stage,Tests in a browser,$(call pytest,browser and not long))

.PHONY: test-long
test-long: $(TOOLS) system  ## Run the tests that take minutes
	$(call stage,Long tests,$(call pytest,long))

.PHONY: bench
bench: $(TOOLS)  ## Measure the pages, at sample size and at 100 times that
	@$(PYTHON) -m benchmarks

.PHONY: format
format: $(TOOLS)  ## Format the code and mend what lint can mend
	@$(PYTHON) -m ruff format --quiet
	@$(PYTHON) -m ruff check --quiet --fix

.PHONY: words
words: $(RUNTIME)  ## Bring new messages from the code into layouts/locales
	@$(PYTHON) -m babel.messages.frontend --quiet extract --no-location --sort-output -k t -k n:1,2 \
		--header-comment "# Words of Tertial." --output .venv/messages.pot dashboard data layouts callbacks app.py
	@for language in sv en; do \
		$(PYTHON) -m babel.messages.frontend --quiet update --init-missing --ignore-pot-creation-date \
			--no-fuzzy-matching --ignore-obsolete --no-wrap \
			--input-file .venv/messages.pot --locale $$language --output-file layouts/locales/$$language.po \
			|| exit 1; \
	done

.PHONY: screenshots
screenshots: $(TOOLS)  ## Take a picture of every page
	@$(PYTHON) -m tests.e2e.screenshots

.PHONY: assets
assets: $(RUNTIME)  ## Fetch the front-end files from their npm packages
	@$(PYTHON) scripts/assets.py

.PHONY: requirements
requirements: $(TOOLS)  ## Pin the newest versions that the .in files allow
	@$(call pin,requirements)
	@$(call pin,requirements-dev)

.PHONY: clean
clean:  ## Remove the environment and the caches, never the database
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: static
static: $(TOOLS)
	$(call stage,Format,$(PYTHON) -m ruff format --check --output-format concise)
	$(call stage,Lint,$(PYTHON) -m ruff check --quiet)
	$(call stage,Types,$(PYTHON) -m mypy --no-error-summary)

.PHONY: system
system:
	@[ -z "$(missing)" ] || { \
		echo "Installing $(missing) for the tests through apt-get …"; \
		{ $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq --no-install-recommends $(missing); } </dev/null >/dev/null; \
	} || { echo "The tests need more than could be installed here: install $(missing), then try again." >&2; exit 1; }

$(RUNTIME): FILE := requirements.txt
$(TOOLS): FILE := requirements-dev.txt
$(TOOLS): $(RUNTIME)
$(RUNTIME) $(TOOLS): $(PYTHON)
	@echo "Installing what $(FILE) pins in .venv; the first time takes a minute …"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r $(FILE)
	@rm -f .venv/.$(FILE:.txt=)-[0-9]* && touch $@

# The real path of Python, so that an upgrade of the system to another version gives a new environment.
$(PYTHON):
	@for python in $(PYTHONS); do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if $$python -c 'import ensurepip' 2>/dev/null; then \
			exec "$$($$python -c 'import os, sys; print(os.path.realpath(sys.executable))')" -m venv --clear .venv; \
		fi; \
		lacking=$$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	done; \
	if [ "$$lacking" ]; then echo "Python here cannot make environments: install the package $$lacking, then run make again."; \
	else echo "Tertial needs Python 3.11 or later, and here is $$(python3 --version 2>/dev/null || echo none)."; fi >&2; exit 1
