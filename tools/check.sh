#!/usr/bin/env bash
# Everything that can be said without running the tests: style, types, import contracts, scripts, pages. Changes nothing.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
need_packages shellcheck
export PATH=$PWD/.venv/bin:$PATH

say "ruff";         ruff check --quiet .
say "ruff format";  ruff format --quiet --check .
say "mypy";         mypy --no-error-summary
say "lint-imports"; contracts=$(lint-imports --no-cache --no-logo) || die "$contracts"
say "bandit";       found=$(bandit -q -c pyproject.toml -r src 2>&1) || die "$found"
say "shellcheck";   shellcheck -x tools/*.sh .ci/run
say "reference";    python tools/reference.py --check
say "docs";         tools/docs.sh
