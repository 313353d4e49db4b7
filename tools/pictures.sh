#!/usr/bin/env bash
# Make the pictures of the docs anew from the samples, and the contact sheets of all pages of the system in var/pictures.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
need_packages 'libreoffice-calc|libreoffice-calc-nogui' 'libreoffice-writer|libreoffice-writer-nogui' fonts-noto-cjk \
    chromium chromium-l10n
.venv/bin/python -m tools.pictures
.venv/bin/python -m tools.contact_sheet --docs "$@"
