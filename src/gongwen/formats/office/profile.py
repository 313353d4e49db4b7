"""The settings under which LibreOffice converts: nothing is fetched, nothing is run, nothing is followed."""

from pathlib import Path
from xml.sax.saxutils import escape  # nosec B406

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    # Very high, and off altogether: no macro of a document runs.
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    # No place is trusted here, so that no picture, object or frame is loaded that a document only names.
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    # Never: linked sections stay as they were stored.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{}
</oor:items>
"""


def write_profile(folder: Path) -> None:
    """Make ``folder`` a profile of LibreOffice with our settings and no others."""
    items = (_ITEM.format(*map(escape, setting)) for setting in _SETTINGS)
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_FILE.format("\n".join(items)), encoding="utf-8")
