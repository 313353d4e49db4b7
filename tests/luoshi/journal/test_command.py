"""luoshi journal verify."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from luoshi.journal.models import Entry
from tests.luoshi.journal.chains import KEY, a_chain, without_guards

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _heads(settings: Settings, tmp_path: Path) -> None:
    settings.JOURNAL_HEADS = tmp_path


def test_a_whole_journal_is_said_to_be_whole(capsys: pytest.CaptureFixture[str]) -> None:
    a_chain(3)

    call_command("journal", "verify")

    assert capsys.readouterr() == ("操作记录完整，没有改动、缺失或外来的记录。\n", "")


def test_the_first_break_is_named_in_one_sentence_and_the_status_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    a_chain(3)
    with without_guards():
        Entry.objects.filter(number__gte=2).update(verb="unit.closed")

    with pytest.raises(SystemExit) as ended:
        call_command("journal", "verify")

    told = f"辖区 {KEY} 的操作记录第 2 条被改动过，请停止写入并用备份核对。\n"
    assert (ended.value.code, capsys.readouterr()) == (1, ("", told))


def test_one_chain_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    a_chain(3)
    a_chain(3, key="elsewhere")
    with without_guards():
        Entry.objects.filter(jurisdiction_key="elsewhere", number=2).delete()

    call_command("journal", "verify", "--jurisdiction", KEY)

    assert capsys.readouterr().err == ""


def test_what_is_to_be_done_must_be_said() -> None:
    with pytest.raises(CommandError):
        call_command("journal")
