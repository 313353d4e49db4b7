"""Where things are: the repository, the real corpus, and the files that belong to the project."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def corpus_folder() -> Path:
    """Return the folder of real documents, which may not exist: LUOSHI_CORPUS, or ../shared/corpus."""
    return Path(os.environ.get("LUOSHI_CORPUS") or ROOT.parent / "shared" / "corpus").resolve()


def project_files(*patterns: str) -> list[Path]:
    """Return the files that are, or would be, under version control, sorted; those that match ``patterns`` if given."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "-co", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    paths = {ROOT / name for name in listed.split("\0") if name}
    return sorted(path for path in paths if path.is_file())
