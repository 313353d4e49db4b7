"""The subcommand ``typeset``: letters written as Markdown or JSON, laid out as .docx or .pdf."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.console import Stop, tell
from gongwen.cli.output import check_output, write_bytes
from gongwen.refusals import Refused

if TYPE_CHECKING:
    from gongwen.typesetting.letter import Letter

FORMATS = ("docx", "pdf")
_LARGEST = 32_000_000
"""Bytes of a letter: pictures may stand in JSON."""
_READERS = (".md", ".markdown", ".txt", ".json")


def typeset(arguments: Namespace) -> bool:
    """Lay out the letters of the command line; tell about those that are faulty, and return whether all were laid out.

    Raises Stop with a sentence if the result cannot be written, Refused where no font is there.
    """
    files: list[Path] = arguments.files
    format_, outs = _outs(files, arguments.output, arguments.format)
    write = _writer(format_, arguments)
    done = True
    for number, (file, out) in enumerate(zip(files, outs, strict=True), start=1):
        try:
            content = write(file)
        except Refused as refusal:
            tell(f"{file}：{refusal}")
            done = False
            continue
        write_bytes(out, content)
        if len(files) > 1:
            tell(f"（{number}/{len(files)}）{file.name} → {out.name}")
    return done


def _outs(files: list[Path], out: Path, wanted: str | None) -> tuple[str, list[Path]]:
    """Return the format and where each letter goes: into ``out``, or under its own name into the folder ``out``."""
    if len(files) == 1 and not out.is_dir():
        format_ = wanted or out.suffix.lower().lstrip(".")
        if format_ not in FORMATS:
            raise Stop(f"输出文件名应以 .docx 或 .pdf 结尾：{out}")
        check_output(out, format_, files)
        return format_, [out]
    if not out.is_dir():
        raise Stop(f"有几份公文时，-o 应是已有的文件夹：{out}")
    format_ = wanted or FORMATS[0]
    outs = [out / f"{file.stem}.{format_}" for file in files]
    if len(set(outs)) < len(outs):
        raise Stop("有的公文文件名相同，写出会互相覆盖，请改名后再试。")
    return format_, outs


def _writer(format_: str, arguments: Namespace) -> Callable[[Path], bytes]:
    if format_ == "docx":
        from gongwen.typesetting.docx import write_docx  # noqa: PLC0415 -- --help must not wait for it

        return lambda file: write_docx(_letter(file))
    from gongwen.typesetting.fonts import FontSet  # noqa: PLC0415 -- as above
    from gongwen.typesetting.pdf import Typesetter  # noqa: PLC0415 -- as above

    typesetter = Typesetter(FontSet(arguments.fonts))
    for sentence in typesetter.fonts.missing:
        tell(sentence)

    def write(file: Path) -> bytes:
        letter = _letter(file)
        for sentence in typesetter.lacking(letter):
            tell(f"{file}：{sentence}")
        return typesetter.pdf(letter, archival=arguments.archival)

    return write


def _letter(file: Path) -> "Letter":
    from gongwen.formats.encodings import decode  # noqa: PLC0415 -- --help must not wait for it
    from gongwen.typesetting.loading import letter_from_json  # noqa: PLC0415 -- as above
    from gongwen.typesetting.markdown import letter_from_markdown  # noqa: PLC0415 -- as above

    if file.suffix.lower() not in _READERS:
        raise Stop(f"公文应是 .md 或 .json 文件：{file}")
    try:
        if file.stat().st_size > _LARGEST:
            raise Stop(f"文件太大，超过 {_LARGEST // 1_000_000} MB：{file}")
        text = decode(file.read_bytes()).text
    except OSError as error:
        raise Stop(f"文件打不开，请检查路径和权限：{file}") from error
    read = letter_from_json if file.suffix.lower() == ".json" else letter_from_markdown
    return read(text, folder=file.parent)
