#!/usr/bin/env bash
# What a change must pass: set up, check, and run every test. The last line is pytest's.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
need_packages 'libreoffice-calc|libreoffice-calc-nogui' 'libreoffice-writer|libreoffice-writer-nogui' \
    poppler-utils fonts-noto-cjk shellcheck
tools/check.sh
.venv/bin/pytest -n auto --cov --cov-report term "$@"
