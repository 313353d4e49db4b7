"""The doctor says what is missing, and what to do."""

from pathlib import Path

import pytest
from django.core.files.storage import Storage
from pytest_django import Settings

from gongwen.refusals import Unreadable
from luoshi.base.actors import Role
from luoshi.jobs import doctor
from luoshi.jobs.doctor import Level, examine
from tests.luoshi.documents.received import received
from tests.luoshi.making import a_jurisdiction, an_account, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path
    settings.JOURNAL_HEADS = tmp_path / "journal-heads"
    tmp_path.chmod(0o700)
    return tmp_path


def found(level: Level) -> list[str]:
    return [finding.sentence for finding in examine() if finding.level == level]


def test_a_whole_installation_has_no_problem() -> None:
    received(an_actor(a_jurisdiction()))

    assert found(Level.PROBLEM) == []


def test_an_installation_that_was_not_begun_is_told_how() -> None:
    assert found(Level.PROBLEM) == ["还没有初始化，请运行 luoshi init。"]


def test_a_broken_journal_is_a_problem(settings: Settings) -> None:
    received(an_actor(a_jurisdiction()))
    settings.JOURNAL_KEY = "not the one it was written with"

    [problem] = found(Level.PROBLEM)

    assert problem.startswith("操作记录有断裂，请停止使用并保留现场：")


def test_a_secret_that_others_can_read_is_a_problem(home: Path) -> None:
    a_jurisdiction()
    (home / "secrets").mkdir(mode=0o700)
    for name, mode in (("secret-key", 0o644), ("journal-key", 0o600)):
        (home / "secrets" / name).touch()
        (home / "secrets" / name).chmod(mode)

    path = home / "secrets/secret-key"
    assert found(Level.PROBLEM) == [f"{path} 其他用户可以读取，请运行 chmod go= {path}。"]


def test_a_storage_that_cannot_be_written_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    a_jurisdiction()

    def fail(_storage: Storage) -> None:
        raise OSError("no room")

    monkeypatch.setattr(doctor, "_try_storage", fail)

    assert [problem.split("，")[0] for problem in found(Level.PROBLEM)] == [
        "文件存储（default）不能写入",
        "文件存储（incoming）不能写入",
    ]


@pytest.mark.parametrize(
    ("name", "value", "begins"),
    [
        ("DEBUG", True, "LUOSHI_DEBUG 已打开"),
        ("ALLOWED_HOSTS", ["*"], "LUOSHI_HOSTS 是 *"),
        ("TIME_ZONE", "UTC", "时区不是 Asia/Shanghai"),
    ],
)
def test_a_setting_that_does_harm_is_a_problem(settings: Settings, name: str, value: object, begins: str) -> None:
    a_jurisdiction()
    setattr(settings, name, value)

    [problem] = found(Level.PROBLEM)

    assert problem.startswith(begins)


def test_what_other_machines_reach_without_tls_is_advised_against(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["luoshi.example.gov.cn"]

    assert [advice for advice in found(Level.ADVICE) if "LUOSHI_TLS" in advice] == [
        "没有设置 LUOSHI_TLS，密码在网络上不加密；请在前面加 HTTPS 代理后设为 1。"
    ]


def test_missing_programs_are_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_format: str) -> str:
        raise Unreadable("none")

    monkeypatch.setattr(doctor, "find_office", none)
    monkeypatch.setattr(doctor, "models", lambda: None)

    assert [advice.split("，")[0] for advice in found(Level.ADVICE)][2:4] == ["没有 LibreOffice", "没有文字识别"]


def test_a_database_that_is_behind_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "is_behind", lambda: True)

    assert found(Level.PROBLEM) == [
        "数据库的结构不是当前版本，请运行 luoshi migrate（SQLite 由 luoshi run 自动更新）。"
    ]


def test_where_no_role_must_have_a_second_factor_it_is_advised(settings: Settings) -> None:
    a_jurisdiction()
    settings.SECOND_FACTOR_ROLES = []

    assert [one.startswith("没有规定哪些角色必须用第二重验证登录") for one in found(Level.ADVICE)].count(True) == 1


def test_accounts_that_lack_the_second_factor_they_must_have_are_counted(settings: Settings) -> None:
    jurisdiction = a_jurisdiction()
    settings.SECOND_FACTOR_ROLES = ["clerk"]
    an_account(jurisdiction, Role.CLERK)
    an_account(jurisdiction, Role.LIAISON)

    told = [one for one in found(Level.ADVICE) if "第二重验证" in one]

    assert told == ["有1个账号按规定要用第二重验证，还没有绑定，下次登录时系统会要求绑定。"]
