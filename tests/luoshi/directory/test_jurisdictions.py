"""Jurisdictions are set up by the administrator, once a code."""

import pytest

from luoshi.base.actors import Channel, Role, system
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.directory.kinds import Level
from luoshi.directory.operations import change_jurisdiction, create_jurisdiction
from tests.luoshi.directory.building import a_district, itself, last_entry
from tests.luoshi.making import NOW, a_jurisdiction, an_actor

pytestmark = pytest.mark.django_db
ROOT = system(0, Channel.COMMAND)


def test_a_jurisdiction_is_set_up_and_journalled_under_its_own_key() -> None:
    made = create_jurisdiction(code="990102", name=" 澜棠区 ", by=ROOT, now=NOW)

    assert (made.code, made.name, made.level, made.parent) == ("990102", "澜棠区", Level.DISTRICT, None)
    entry = last_entry()
    assert (entry.verb, entry.jurisdiction_key) == ("directory.jurisdiction_created", made.public_key)


@pytest.mark.parametrize("code", ["", "99010", "9901020", "99010A", "９９０１０２"])
def test_a_code_of_another_form_is_refused(code: str) -> None:
    with pytest.raises(Invalid, match="行政区划代码是6位数字"):
        create_jurisdiction(code=code, name="澜棠区", by=ROOT, now=NOW)


def test_a_code_is_taken_once() -> None:
    create_jurisdiction(code="990102", name="澜棠区", by=ROOT, now=NOW)

    with pytest.raises(Invalid, match="已经登记过"):
        create_jurisdiction(code="990102", name="澜堂区", by=ROOT, now=NOW)


def test_the_office_does_not_set_up_jurisdictions() -> None:
    clerk = an_actor(a_jurisdiction(), Role.CLERK)

    with pytest.raises(NotAllowed, match="由系统管理员设置"):
        create_jurisdiction(code="990102", name="澜棠区", by=clerk, now=NOW)


def test_a_stale_name_is_not_written() -> None:
    district = a_district()
    change_jurisdiction(jurisdiction=district, revision=1, name="澜堂区", by=itself(district), now=NOW)

    with pytest.raises(Stale):
        change_jurisdiction(jurisdiction=district, revision=1, name="兰棠区", by=itself(district), now=NOW)

    assert (district.name, district.revision) == ("澜堂区", 2)
