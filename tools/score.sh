#!/usr/bin/env bash
# Measure the reader over real documents with the corpus' score.py: first over the readings that came with the corpus,
# then over our own of tests/corpus/labels. Shows precision, recall and what was missed.
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

corpus=${LUOSHI_CORPUS:-../shared/corpus}

tools/setup.sh run
[ -d "$corpus/documents" ] || die "There is no corpus in $corpus; please let LUOSHI_CORPUS name its folder."
labels=$(mktemp -d)
trap 'rm -rf "$labels"' EXIT
.venv/bin/python -m tests.corpus.labels "$labels"
for expected in "$corpus/expected" "$labels"; do
    case $expected in
        "$labels") printf '\n%s\n' "our own readings: tests/corpus/labels" ;;
        *) printf '%s\n' "the readings of the corpus: expected" ;;
    esac
    .venv/bin/python "$corpus/score.py" --command ".venv/bin/gongwen read {file} --format json" \
        --documents "$corpus/documents" --expected "$expected" --misses
done
