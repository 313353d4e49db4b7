#!/usr/bin/env bash
# Mend what machines can mend: lint, format, generated pages.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
.venv/bin/ruff check --quiet --fix . || true
.venv/bin/ruff format --quiet .
.venv/bin/python tools/reference.py
.venv/bin/ruff check --quiet .
