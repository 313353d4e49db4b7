#!/usr/bin/env bash
# Make the pictures of the docs anew from the samples.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
need_packages 'libreoffice-calc|libreoffice-calc-nogui' 'libreoffice-writer|libreoffice-writer-nogui' fonts-noto-cjk
.venv/bin/python -m tools.pictures "$@"
