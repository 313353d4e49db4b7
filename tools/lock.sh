#!/usr/bin/env bash
# Remake requirements/*.txt from pyproject.toml: every package with its hashes, no address of where it came from.
# One resolution (test) holds everything; the smaller locks take their versions from it.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

if ! have uv; then
    tools/setup.sh run
    .venv/bin/python -m venv var/lock
    var/lock/bin/python -m pip install -q --disable-pip-version-check uv
    PATH=$PWD/var/lock/bin:$PATH
fi

compile() {
    local name=$1
    shift
    uv pip compile -q pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
        --output-file "requirements/$name.txt" "$@"
}

compile test "$@" --extra ocr --group build --group docs --group test
compile docs --group build --group docs --constraint requirements/test.txt
compile run --group build --constraint requirements/test.txt
