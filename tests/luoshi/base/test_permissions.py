"""A row of the permission table says who may, and what others are told."""

import pytest

from luoshi.base.actors import Actor, Channel, Role, system
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import OFFICE, Permission, allows, check, refusal_of
from luoshi.base.refusals import NotAllowed
from tests.luoshi.making import a_jurisdiction

ROW = Permission("plans.close_plan", "x", OFFICE, "方案由办公室办结，请联系办公室。")


@pytest.mark.parametrize("role", list(Role))
def test_a_row_allows_its_roles_and_tells_the_others_why_not(role: Role) -> None:
    by = Actor(1, roles=frozenset({role}), account_key="a")

    assert allows(ROW, by) == (role in OFFICE)
    assert refusal_of(check, ROW, by) == ("" if role in OFFICE else ROW.refusal)


def test_somebody_without_a_post_is_refused() -> None:
    with pytest.raises(NotAllowed, match="方案由办公室办结"):
        check(ROW, Actor(1, account_key="a"))


@pytest.mark.parametrize("channel", [Channel.JOB, Channel.COMMAND])
def test_what_happens_by_itself_is_not_asked(channel: Channel) -> None:
    assert allows(ROW, system(1, channel))


def test_a_person_is_asked_whatever_the_channel() -> None:
    assert not allows(ROW, Actor(1, account_key="a", channel=Channel.COMMAND))


@pytest.mark.django_db
def test_a_jurisdiction_is_named_in_the_journal_by_its_public_key() -> None:
    jurisdiction = a_jurisdiction()

    assert jurisdiction_key_of(jurisdiction.pk) == jurisdiction.public_key
