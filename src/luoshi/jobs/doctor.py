"""What ``luoshi doctor`` looks at. Each look returns what it found, with a sentence that says what to do."""

import os
import secrets
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from gongwen.formats.office.finding import find_office
from gongwen.formats.scans.models import models
from gongwen.refusals import Unreadable
from luoshi.base.permissions import are_separated
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.signing_factors import accounts_without_second_factor
from luoshi.directory.separation import holders_of_several, reasons_of_waivers, vacant
from luoshi.jobs.running.preparing import is_behind
from luoshi.journal.verifying import verify_all

_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PRIVATE = 0o077


class Level(StrEnum):
    """How it is: well, could be better, or must be put right."""

    OK = "ok"
    ADVICE = "advice"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found."""

    level: Level
    sentence: str


def _ok(sentence: str) -> Finding:
    return Finding(Level.OK, sentence)


def _advice(sentence: str) -> Finding:
    return Finding(Level.ADVICE, sentence)


def _problem(sentence: str) -> Finding:
    return Finding(Level.PROBLEM, sentence)


def examine() -> Iterator[Finding]:
    """Yield what every look finds; a database that cannot be reached spares the looks into it."""
    database = look_at_database()
    yield database
    if database.level != Level.PROBLEM:
        yield from (look() for look in _INTO_DATABASE)
    for outside in _OUTSIDE:
        yield from outside()


def look_at_database() -> Finding:
    """Is the database reached, and is its form that of this version."""
    try:
        behind = is_behind()
    except DatabaseError as error:
        return _problem(_("连不上数据库，请检查 DATABASE_URL 和数据库服务：%(error)s") % {"error": str(error).strip()})
    if behind:
        return _problem(_("数据库的结构不是当前版本，请运行 luoshi migrate（SQLite 由 luoshi run 自动更新）。"))
    return _ok(_("数据库可以连接，结构是当前版本（%(vendor)s）。") % {"vendor": connection.vendor})


def look_at_beginning() -> Finding:
    """Is there a jurisdiction."""
    if Jurisdiction.objects.exists():
        return _ok(_("已初始化。"))
    return _problem(_("还没有初始化，请运行 luoshi init。"))


def look_at_journal() -> Finding:
    """Does the journal hold."""
    broken = verify_all()
    if broken is None:
        return _ok(_("操作记录完整。"))
    return _problem(_("操作记录有断裂，请停止使用并保留现场：%(place)s") % {"place": str(broken)})


def look_at_administrators() -> Finding:
    """Are the three administrators kept apart, or is it recorded why not."""
    today = timezone.localdate()
    if not are_separated():
        reasons = reasons_of_waivers()
        if reasons and set(Jurisdiction.objects.values_list("public_key", flat=True)) <= reasons.keys():
            said = _("；").join(sorted(set(reasons.values())))
            return _ok(_("系统、安全、审计管理员没有分设，理由已记录：%(reason)s") % {"reason": said})
        return _advice(
            _(
                "系统、安全、审计管理员没有分设，建议任命安全管理员和审计员后设置 LUOSHI_SEPARATE_ADMINISTRATORS=1；"
                "人手不够的，请用 luoshi waive-separation --reason 记录理由。"
            )
        )
    several = holders_of_several(today=today)
    if several:
        return _problem(
            _("有%(count)d人兼任两类以上管理员，请由安全管理员调整职务，各由一人担任。") % {"count": len(several)}
        )
    missing = vacant(today=today)
    if missing:
        names = _("、").join(str(role.label) for role in missing)
        return _problem(_("还没有%(names)s，请先关闭分设，任命后再打开。") % {"names": names})
    return _ok(_("系统、安全、审计管理员已分设，互不兼任。"))


def look_at_second_factors() -> Finding:
    """Must those who run the system have a second factor, and do they."""
    wanted = set(settings.SECOND_FACTOR_ROLES)
    if not wanted:
        return _advice(
            _(
                "没有规定哪些角色必须用第二重验证登录，建议至少对三类管理员和办公室设置 LUOSHI_SECOND_FACTOR_ROLES；"
                "每月只登录一次的联络员不必要求。"
            )
        )
    lacking = accounts_without_second_factor(wanted, today=timezone.localdate())
    if lacking:
        return _advice(
            _("有%(count)d个账号按规定要用第二重验证，还没有绑定，下次登录时系统会要求绑定。") % {"count": lacking}
        )
    return _ok(_("按规定要用第二重验证的账号都已绑定。"))


def look_at_secrets() -> Iterator[Finding]:
    """Can only we read the secrets and the database."""
    home = Path(settings.HOME)
    private = [home / "secrets", *sorted((home / "secrets").glob("*")), home / "sample-accounts.txt"]
    open_ = [path for path in private if path.exists() and stat.S_IMODE(path.stat().st_mode) & _PRIVATE]
    for path in open_:
        yield _problem(_("%(path)s 其他用户可以读取，请运行 chmod go= %(path)s。") % {"path": str(path)})
    if not open_:
        yield _ok(_("密钥文件只有本系统的用户可以读取。"))
    if home.exists() and stat.S_IMODE(home.stat().st_mode) & _PRIVATE:
        yield _advice(_("%(path)s 其他用户可以进入，建议运行 chmod go= %(path)s。") % {"path": str(home)})


def look_at_storage() -> Iterator[Finding]:
    """Can files be written, read back and removed."""
    for alias in ("default", "incoming"):
        try:
            _try_storage(storages[alias])
        except OSError as error:
            yield _problem(
                _("文件存储（%(alias)s）不能写入，请检查磁盘空间和权限：%(error)s") % {"alias": alias, "error": error}
            )
        else:
            yield _ok(_("文件存储（%(alias)s）可以写入。") % {"alias": alias})


def _try_storage(storage: Storage) -> None:
    content = secrets.token_bytes(16)
    name = storage.save(f"doctor-{secrets.token_hex(8)}", ContentFile(content))
    try:
        with storage.open(name) as file:
            if file.read() != content:
                raise OSError(_("写入的内容读出来不一样"))
    finally:
        storage.delete(name)


def look_at_readers() -> Iterator[Finding]:
    """Are LibreOffice and the recognition of scans there."""
    try:
        find_office("doc")
        yield _ok(_("有 LibreOffice，可以识读 .doc .wps .rtf .odt。"))
    except Unreadable:
        yield _advice(_("没有 LibreOffice，.doc .wps .rtf .odt 不能识读；需要时请安装 libreoffice-writer。"))
    if models() is not None:
        yield _ok(_("有文字识别，可以识读扫描件。"))
    else:
        yield _advice(_("没有文字识别，扫描件不能识读；需要时请安装 luoshi[ocr]。"))


def look_at_settings() -> Iterator[Finding]:
    """Are the settings those of an installation in use."""
    if settings.TIME_ZONE == "Asia/Shanghai" and settings.USE_TZ:
        yield _ok(_("时区是北京时间。"))
    else:
        yield _problem(_("时区不是 Asia/Shanghai，截止日会算错，请恢复原来的设置。"))
    if settings.DEBUG:
        yield _problem(_("LUOSHI_DEBUG 已打开，出错时会泄露内部信息，请关闭。"))
    else:
        yield _ok(_("调试已关闭。"))
    yield from _look_at_hosts()


def _look_at_hosts() -> Iterator[Finding]:
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        yield _problem(_("LUOSHI_HOSTS 是 *，任何域名都会被接受，请写明实际的域名或地址。"))
    elif hosts <= _LOCAL:
        yield _advice(_("只能在本机访问；要让其他机器访问，请在 LUOSHI_HOSTS 写明域名或地址。"))
    else:
        yield _ok(_("可以访问的域名：%(hosts)s") % {"hosts": " ".join(sorted(hosts))})
        if not settings.BEHIND_TLS:
            yield _advice(_("没有设置 LUOSHI_TLS，密码在网络上不加密；请在前面加 HTTPS 代理后设为 1。"))


def look_at_user() -> Iterator[Finding]:
    """Who runs it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield _advice(_("正在用 root 运行，建议为落实单独建一个系统用户。"))


_INTO_DATABASE: list[Callable[[], Finding]] = [
    look_at_beginning,
    look_at_journal,
    look_at_administrators,
    look_at_second_factors,
]
_OUTSIDE: list[Callable[[], Iterator[Finding]]] = [
    look_at_secrets,
    look_at_storage,
    look_at_readers,
    look_at_settings,
    look_at_user,
]
