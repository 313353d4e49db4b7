"""What an .ofd carries beside its pages: seals and signatures, attachments, annotations. Counted, not read."""

from lxml import etree

from gongwen.formats.ofd.package import Document, Package
from gongwen.formats.ofd.tally import Tally
from gongwen.formats.ofd.values import children, content


def count_extras(package: Package, document: Document, body: etree._Element, tally: Tally) -> None:
    """Count into ``tally`` what the DocBody and the document name beside the pages."""
    location = content(body, "Signatures")
    if location:
        signatures = _part(package, location, "OFD.xml", tally)
        # Named and not there: one at least was meant.
        tally.seals += 1 if signatures is None else len(list(children(signatures, "Signature")))
    named = {name: content(document.root, name) for name in ("Attachments", "Annotations")}
    found = {name: _part(package, location, document.name, tally) for name, location in named.items()}
    tally.attachments.extend(node.get("Name", "") for node in children(found["Attachments"], "Attachment"))
    tally.annotated += len(list(children(found["Annotations"], "Page")))


def _part(package: Package, location: str, base: str, tally: Tally) -> etree._Element | None:
    found = package.part(location, base)
    tally.missing_parts += bool(location) and found is None
    return None if found is None else found[1]
