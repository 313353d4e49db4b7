"""The commands, as they are typed."""

import json
import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, WrongState
from luoshi.directory.models import Account, Body, Holding, Jurisdiction, Person, Unit, UnitGroup
from luoshi.directory.queries import actor_of
from luoshi.documents.models import Document
from luoshi.jobs import cli
from luoshi.jobs.beginning import Beginning, begin
from luoshi.jobs.sample import loading
from luoshi.jobs.sample.loading import load_sample, told_accounts, was_interrupted
from luoshi.journal.verifying import verify_all
from luoshi.plans.models import PlanVersion
from tests.luoshi.jobs.system import DISTRICT, luoshi
from tests.luoshi.making import NOW, TODAY
from tests.places import ROOT

BEGINNING = Beginning(
    jurisdiction="青枫区",
    code="990199",
    level="district",
    unit="青枫区人民政府办公室",
    administrator="宗明远",
    username="admin",
)


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path
    settings.JOURNAL_HEADS = tmp_path / "journal-heads"
    return tmp_path


def test_a_real_installation_begins_by_itself_runs_no_second_time_and_is_whole(tmp_path: Path) -> None:
    given = ["--jurisdiction", "青枫区", "--code", "990199", "--level", "district", "--unit", "青枫区人民政府办公室"]

    done = luoshi(tmp_path, "init", *given, "--administrator", "宗明远", "--username", "admin")
    again = luoshi(tmp_path, "init", *given, "--administrator", "宗明远", "--username", "other")
    doctor = luoshi(tmp_path, "doctor")

    told = done.stdout.splitlines()
    assert (done.returncode, told[0]) == (0, "初始化完成。一次性密码只显示这一次，首次登录后必须修改：")
    assert len(told[1]) == 12
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.strip() == "系统已经初始化过，没有改动任何内容。新的账号由系统管理员在系统里开通。"
    assert doctor.returncode == 0, doctor.stdout
    assert stat.S_IMODE(tmp_path.joinpath("secrets").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.joinpath("secrets").iterdir()} == {0o600}


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = luoshi(tmp_path, "init")

    assert done.returncode == 1
    assert done.stderr.strip() == "没有终端可以提问，请用选项给出：辖区名称"


def test_a_wrong_setting_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = luoshi(tmp_path, "doctor", database="mysql://somewhere")

    assert done.returncode == 2
    assert done.stderr.strip() == (
        "DATABASE_URL begins with 'mysql'; please give postgresql://user:password@host:5432/name."
    )


def test_the_command_alone_tells_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main([])

    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  luoshi ")]
    assert [words[1] for words in lines] == [
        "doctor",
        "init",
        "journal",
        "migrate",
        "run",
        "sample",
        "tick",
        "waive-separation",
    ]
    assert all(len(words) > 2 for words in lines)


@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_what_an_installation_begins_with_is_an_administrator_who_must_change_the_password() -> None:
    password = begin(BEGINNING, now=NOW)

    account = Account.objects.get()
    assert account.check_password(password)
    assert account.must_change_password
    assert actor_of(account, today=TODAY).roles == {Role.ADMINISTRATOR}
    assert verify_all() is None


@pytest.mark.django_db
def test_an_installation_begins_once() -> None:
    begin(BEGINNING, now=NOW)

    with pytest.raises(WrongState, match="已经初始化过"):
        begin(BEGINNING, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "value"), [("code", "12"), ("username", "！"), ("level", "nowhere")])
def test_where_something_cannot_be_taken_nothing_is_begun(field: str, value: str) -> None:
    wrong = Beginning(**{name: getattr(BEGINNING, name) for name in BEGINNING.__slots__} | {field: value})

    with pytest.raises(Invalid):
        begin(wrong, now=NOW)

    assert Jurisdiction.objects.count() == Unit.objects.count() == Person.objects.count() == 0


@pytest.mark.django_db
def test_the_sample_district_is_loaded_once(home: Path) -> None:
    folder = ROOT / "samples/lantang"
    told = json.loads((folder / "directory.json").read_text(encoding="utf-8"))

    counts = []
    for _time in range(2):
        load_sample(folder, now=NOW, today=TODAY)
        models = (Unit, UnitGroup, Person, Account, Body, Holding, Document)
        counts.append([model.objects.count() for model in models])

    assert counts[0] == counts[1]
    assert counts[0][2:4] == [len(told[name]) for name in ("people", "accounts")]
    assert {unit["official_name"] for unit in told["units"]} <= set(
        Unit.objects.values_list("official_name", flat=True)
    )
    assert sorted(PlanVersion.objects.values_list("document__name", "state")) == [
        ("elevators.docx", "draft"),
        ("plan.docx", "in_force"),
    ]
    assert sorted(Document.objects.values_list("name", "state")) == sorted((name, "read") for name in told["documents"])
    assert not was_interrupted()
    assert stat.S_IMODE((home / "sample-accounts.txt").stat().st_mode) == 0o600


@pytest.mark.django_db
def test_the_passwords_that_are_told_are_those_of_the_accounts(home: Path) -> None:
    load_sample(DISTRICT, now=NOW, today=TODAY)

    [line] = told_accounts().splitlines()[1:]
    name, password, who = line.split()
    account = Account.objects.get(username=name)
    assert account.check_password(password)
    assert not account.must_change_password
    assert who == "佘檀，办公室工作人员"
    assert str(home) in told_accounts()


@pytest.mark.django_db
def test_a_loading_that_was_interrupted_is_gone_on_with(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(loading, "load_accounts", die)
        with pytest.raises(KeyboardInterrupt):
            load_sample(DISTRICT, now=NOW, today=TODAY)
    interrupted = was_interrupted()

    load_sample(DISTRICT, now=NOW, today=TODAY)

    assert (interrupted, was_interrupted()) == (True, False)
    assert Account.objects.count() == Person.objects.count() == 1
    assert (home / "sample-accounts.txt").exists()


@pytest.mark.django_db
def test_a_folder_without_a_sample_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="没有可以载入的样例"):
        load_sample(tmp_path, now=NOW, today=TODAY)


@pytest.mark.django_db
def test_a_tick_by_hand_tells_which_steps_failed(home: Path) -> None:
    (home / "journal-heads").touch()
    load_sample(DISTRICT, now=NOW, today=TODAY)

    with pytest.raises(CommandError, match="有步骤没有办成，原因见上：heads"):
        call_command("tick")
