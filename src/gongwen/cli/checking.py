"""The subcommand ``check``: a .docx held against GB/T 9704 and the 条例."""

import json
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.console import Stop, prepare_output, show, tell
from gongwen.cli.output import check_output, write_bytes
from gongwen.cli.run import DONE, REFUSED
from gongwen.refusals import Refused

if TYPE_CHECKING:
    from gongwen.checking import Finding

CLEAN, WARNED, FAULTY = DONE, 3, 4
"""Exit statuses: nothing found; only what is to be looked at; against the standard. REFUSED is that of a file refused."""
_LARGEST = 64_000_000


def check(arguments: Namespace) -> int:
    """Check the documents of the command line and return the exit status: that of the gravest finding.

    Raises Stop with a sentence if a copy cannot be written.
    """
    files: list[Path] = arguments.files
    copies = [out for out in (arguments.comments, arguments.fix) if out is not None]
    if copies and len(files) > 1:
        raise Stop("带批注的副本、改正的副本一次只能做一份，请一份一份检查。")
    for out in copies:
        check_output(out, "docx", files)
    prepare_output(exact=arguments.format == "json")
    status = CLEAN
    for file in files:
        status = max(status, _check(file, arguments), key=_gravity)
    return status


def _gravity(status: int) -> int:
    return (CLEAN, WARNED, FAULTY, REFUSED).index(status)


def _check(file: Path, arguments: Namespace) -> int:
    from gongwen.checking import check_docx  # noqa: PLC0415 -- --help must not wait for it

    try:
        data = _content(file)
        findings = check_docx(data)
    except Refused as refusal:
        tell(f"{file}：{refusal}")
        return REFUSED
    show(
        _as_json(file, findings)
        if arguments.format == "json"
        else _as_text(file, findings, several=len(arguments.files) > 1)
    )
    _write_copies(data, findings, arguments)
    if any(finding.severity == "error" for finding in findings):
        return FAULTY
    return WARNED if findings else CLEAN


def _content(file: Path) -> bytes:
    if file.suffix.lower() != ".docx":
        raise Refused("只检查 .docx 文件，请先另存为 .docx。")
    try:
        if file.stat().st_size > _LARGEST:
            raise Refused(f"文件太大，超过 {_LARGEST // 1_000_000} MB。")
        return file.read_bytes()
    except OSError as error:
        raise Refused("文件打不开，请检查路径和权限。") from error


def _write_copies(data: bytes, findings: "list[Finding]", arguments: Namespace) -> None:
    if arguments.comments is not None:
        from gongwen.checking.commenting import commented  # noqa: PLC0415 -- --help must not wait for it

        write_bytes(arguments.comments, commented(data, findings))
    if arguments.fix is not None:
        from gongwen.checking.fixing import fixed  # noqa: PLC0415 -- as above

        write_bytes(arguments.fix, fixed(data))


def _as_json(file: Path, findings: "list[Finding]") -> str:
    told = {"file": file.name, "findings": [asdict(finding) for finding in findings]}
    return json.dumps(told, ensure_ascii=False) + "\n"


def _as_text(file: Path, findings: "list[Finding]", *, several: bool) -> str:
    name = f"{file.name}：" if several else ""
    if not findings:
        return f"{name}没有发现格式问题。\n"
    errors = sum(finding.severity == "error" for finding in findings)
    lines = [f"{name}{errors}处不符合规定，{len(findings) - errors}处请看一看。"]
    lines += [f"  {'×' if finding.severity == 'error' else '△'} {finding}" for finding in findings]
    return "\n".join(lines) + "\n"
