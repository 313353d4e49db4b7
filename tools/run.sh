#!/usr/bin/env bash
# Set up, then turn the sample plan into a ledger and show what was read.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

sample=samples/lantang/plan.docx

tools/setup.sh run
mkdir -p var
.venv/bin/gongwen ledger "$sample" -o var/ledger.xlsx
.venv/bin/gongwen read "$sample" --format text
say "The ledger is in var/ledger.xlsx."
