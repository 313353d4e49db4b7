# Each target is one script under tools/: read it there.
.DEFAULT_GOAL := help
.PHONY: help run test coverage quick check fix bench score docs pictures lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\): ## /\1\t/p' Makefile | expand -t 10

run: ## Set up, start the system with the sample district, print its address; Ctrl-C ends it
	@tools/run.sh

test: ## Set up, then lint, types, import contracts, docs and all tests
	@tools/test.sh

coverage: ## Run every test once on SQLite and show which lines none of them meets
	@tools/coverage.sh

quick: ## Lint and test what was touched since the last commit
	@tools/quick.sh

check: ## Lint, types, import contracts, docs; changes nothing
	@tools/check.sh

fix: ## Mend lint and format, remake the generated pages
	@tools/fix.sh

bench: ## Run the benchmarks
	@tools/bench.sh

score: ## Measure the reader over the corpus' hand-made readings, and show what it misses
	@tools/score.sh

docs: ## Build the documentation into var/docs
	@tools/docs.sh

pictures: ## Make the pictures of the docs anew from the samples
	@tools/pictures.sh

lock: ## Remake requirements/*.txt from pyproject.toml
	@tools/lock.sh

clean: ## Remove what was built or set up; the data under var/ stays
	@rm -rf .venv var/docs var/lock var/pictures var/static build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
