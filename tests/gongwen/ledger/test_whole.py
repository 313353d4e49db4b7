from pathlib import Path
from typing import BinaryIO

import pytest

from gongwen.ledger.whole import write_whole


def write_new(file: BinaryIO) -> None:
    file.write(b"new")


def write_half(file: BinaryIO) -> None:
    file.write(b"ha")
    raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")
    out.chmod(0o600)

    write_whole(out, write_new)

    assert (out.read_bytes(), out.stat().st_mode & 0o777, names(tmp_path)) == (b"new", 0o600, ["out"])


def test_when_writing_is_broken_off_the_old_file_stays_and_nothing_is_left_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt):
        write_whole(out, write_half)

    assert (out.read_bytes(), names(tmp_path)) == (b"old", ["out"])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_whole(tmp_path / "link", write_new)

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "folder", write_new)

    assert (tmp_path / "folder").is_dir()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "out", write_new)

    assert names(tmp_path) == []
