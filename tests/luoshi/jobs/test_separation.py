"""What the doctor says of the three administrators, and the command that records why they are not kept apart."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Holding, Jurisdiction
from luoshi.directory.separation import reasons_of_waivers
from luoshi.jobs.cli import as_module, overview
from luoshi.jobs.doctor import Finding, Level, look_at_administrators
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db


def looked() -> Finding:
    return look_at_administrators()


def waive(reason: str) -> str:
    said = StringIO()
    call_command("waive_separation", "--reason", reason, stdout=said)
    return said.getvalue()


@pytest.fixture
def here() -> Jurisdiction:
    return a_jurisdiction()


def test_the_doctor_advises_to_keep_them_apart_and_takes_a_recorded_reason(here: Jurisdiction) -> None:
    before = looked()

    said = waive("办公室仅三人")

    assert before.level == Level.ADVICE
    assert "LUOSHI_SEPARATE_ADMINISTRATORS=1" in before.sentence
    assert said.startswith("已记入操作记录。")
    assert reasons_of_waivers() == {here.public_key: "办公室仅三人"}
    assert looked() == Finding(Level.OK, "系统、安全、审计管理员没有分设，理由已记录：办公室仅三人")


def test_a_jurisdiction_that_came_later_needs_its_own_waiver(here: Jurisdiction) -> None:
    waive("办公室仅三人")

    a_jurisdiction("乙域")

    assert looked().level == Level.ADVICE
    assert here.public_key in reasons_of_waivers()


def test_a_waiver_without_a_reason_is_refused_with_its_sentence(here: Jurisdiction) -> None:
    with pytest.raises(CommandError, match="请写明不分设的理由"):
        waive(" ")

    assert here.public_key not in reasons_of_waivers()


def test_where_they_are_kept_apart_the_doctor_wants_all_three_each_another(
    here: Jurisdiction, settings: Settings
) -> None:
    settings.SEPARATE_ADMINISTRATORS = True
    first = an_account(here, Role.ADMINISTRATOR)
    vacant = looked()
    an_account(here, Role.SECURITY_ADMINISTRATOR)
    auditor = an_account(here, Role.AUDITOR)
    whole = looked()
    Holding.objects.create(jurisdiction=here, post=auditor.person.holdings.get().post, person=first.person)
    doubled = looked()

    assert (vacant.level, "安全管理员、审计员" in vacant.sentence) == (Level.PROBLEM, True)
    assert whole == Finding(Level.OK, "系统、安全、审计管理员已分设，互不兼任。")
    assert (doubled.level, doubled.sentence[:3]) == (Level.PROBLEM, "有1人")


def test_the_command_is_called_as_people_write_it() -> None:
    assert as_module(["waive-separation"]) == ["waive_separation"]
    assert as_module(["--version"]) == ["--version"]
    assert "luoshi waive-separation" in overview()
