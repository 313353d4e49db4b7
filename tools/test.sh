#!/usr/bin/env bash
# What a change must pass: set up, check, and run every test; those of the system once on SQLite and once on PostgreSQL.
# The last line is pytest's.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
need_packages 'libreoffice-calc|libreoffice-calc-nogui' 'libreoffice-writer|libreoffice-writer-nogui' \
    poppler-utils fonts-noto-cjk texlive-lang-chinese shellcheck postgresql 'chromium|chromium-browser'
tools/check.sh
say "tests on SQLite"
env -u DATABASE_URL .venv/bin/pytest -n auto "$@"
say "tests of the system, and everybody at every address, on PostgreSQL"
.venv/bin/python -m tests.postgres -- .venv/bin/pytest -n auto tests/luoshi tests/walks
