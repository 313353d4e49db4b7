#!/usr/bin/env bash
# Run every benchmark; each prints its figures.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

tools/setup.sh test
shopt -s nullglob
for benchmark in benchmarks/*.py; do
    case ${benchmark##*/} in
        _*) continue ;;
    esac
    printf '\n%s\n' "$benchmark"
    name=${benchmark##*/}
    .venv/bin/python -m "benchmarks.${name%.py}"
done
