#!/usr/bin/env bash
# Run every test once, on SQLite, and show which lines none of them meets.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
env -u DATABASE_URL .venv/bin/pytest -n auto --cov --cov-report term "$@"
