#!/usr/bin/env bash
# Build the pages of docs/ into var/docs; a warning is an error.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
.venv/bin/sphinx-build -q -W --keep-going -d var/doctrees docs var/docs
say "The pages are in var/docs/index.html."
