"""Hand-made readings of real documents, kept in labels/ in the form of the corpus' expected/.

Names of persons stand there as salted hashes ("sha256:SALT:HEX"); with the document at hand they are found again in it.

Usage: python -m tests.corpus.labels OUT    writes the labels with their names into the folder OUT
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.places import corpus_folder

LABELS = Path(__file__).parent / "labels"
SUFFIX = ".expected.json"

HAN = "\u3400-\u9fff\U00020000-\U000323af"
LENGTHS = (2, 3, 4)
RUN = re.compile(f"[{HAN}]+")
DOTTED = re.compile(f"([{HAN}]+)(?:[·•・][{HAN}]+)*[·•・]([{HAN}]+)")

Label = dict[str, Any]


def label_names() -> list[str]:
    """Return the names of the documents that have a label, sorted."""
    return sorted(path.name.removesuffix(SUFFIX) for path in LABELS.glob(f"*{SUFFIX}"))


def label_text(name: str) -> str:
    """Return the label of a document as it is stored."""
    return (LABELS / f"{name}{SUFFIX}").read_text(encoding="utf-8")


def hashed(name: str, salt: str) -> str:
    """Return a person's name as a label keeps it."""
    return f"sha256:{salt}:{hashlib.sha256((salt + name).encode()).hexdigest()}"


def candidates(text: str) -> Iterator[str]:
    """Yield what can be a name in a text whose white space does not count: two to four Han characters, or more with ·."""
    dense = re.sub(r"\s+", "", text)
    for run in RUN.findall(dense):
        yield from (run[start : start + length] for length in LENGTHS for start in range(len(run) - length + 1))
    for found in DOTTED.finditer(dense):
        whole, before, after = found[0], len(found[1]), len(found[2])
        yield from (whole[start : len(whole) - cut] for start in range(before) for cut in range(after))


def with_names(label: Label, text: str) -> Label:
    """Return a label as score.py wants it, with the names that stand in the document's text.

    Raises LookupError if a name of the label does not stand there.
    """
    wanted = {member["name"] for member in label.get("members", [])}
    possible = set(candidates(text)) if wanted else set()
    known = {hashed(name, salt): name for salt in {key.split(":")[1] for key in wanted} for name in possible}
    if lost := wanted - known.keys():
        raise LookupError(f"{len(lost)} names of the label do not stand in the document")
    return label | {"members": [member | {"name": known[member["name"]]} for member in label.get("members", [])]}


def load(name: str, documents: Path) -> Label:
    """Return the label of documents/NAME.txt with its names."""
    return with_names(json.loads(label_text(name)), (documents / f"{name}.txt").read_text(encoding="utf-8"))


def main() -> None:
    """Write every label with its names into a folder, for score.py."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name in label_names():
        whole = json.dumps(load(name, corpus_folder() / "documents"), ensure_ascii=False, indent=1)
        (out / f"{name}{SUFFIX}").write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()
