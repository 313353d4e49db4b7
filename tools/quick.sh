#!/usr/bin/env bash
# Lint the changed files and run the tests of what was touched since the last commit. No browser.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
.venv/bin/python tools/quick.py
