"""Telling somebody: once, settled, read by themselves only."""

import pytest

from luoshi.base.actors import Role
from luoshi.directory.queries import actor_of
from luoshi.notifications.kinds import kinds, sentence_of
from luoshi.notifications.models import Notice
from luoshi.notifications.operations import mark_read, settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.notifications.queries import notices_of, unread_of
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account
from tests.luoshi.notifications.making import KIND, SENTENCE, WORDS, a_person, gathered, told

pytestmark = pytest.mark.django_db


def test_the_same_thing_is_told_a_person_once() -> None:
    person = a_person(a_jurisdiction())

    told(person, once="x")
    told(person, once="x")

    assert [sentence_of(notice) for notice in Notice.objects.all()] == [SENTENCE]


def test_the_same_thing_is_told_to_each_of_two() -> None:
    place = a_jurisdiction()
    both = [a_person(place), a_person(place)]

    tell([Telling(person.pk, KIND, "x", TODAY, WORDS) for person in both], jurisdiction_id=place.pk, now=NOW)

    assert list(Notice.objects.order_by("pk").values_list("person", flat=True)) == [person.pk for person in both]


def test_what_was_settled_is_told_no_more_and_what_others_settled_stays() -> None:
    here, elsewhere = a_jurisdiction(), a_jurisdiction()
    told(a_person(here), once="x")
    told(a_person(elsewhere), once="x")

    assert settle(["x"], jurisdiction_id=here.pk, now=NOW) == 1
    assert settle(["x"], jurisdiction_id=here.pk, now=NOW) == 0
    assert gathered() == 1


def test_everybody_reads_their_own_and_marks_their_own() -> None:
    place = a_jurisdiction()
    mine, other = an_account(place, Role.LIAISON), an_account(place, Role.LIAISON)
    told(mine.person, once="x")
    told(other.person, once="x")
    by = actor_of(mine, today=TODAY)
    keys = list(Notice.objects.values_list("public_key", flat=True))

    assert [notice.person_id for notice in notices_of(by)] == [mine.person_id]
    assert mark_read(person=other.person, keys=None, by=by, now=NOW) == 0
    assert mark_read(person=mine.person, keys=keys, by=by, now=NOW) == 1
    assert list(unread_of(by)) == []
    assert unread_of(actor_of(other, today=TODAY)).count() == 1


def test_a_notice_of_a_kind_that_is_no_more_still_says_something() -> None:
    assert sentence_of(Notice(kind="nobody/knows")) == "有一条消息，请登录查看。"


def test_every_sentence_is_filled_by_names_only() -> None:
    filled = [str(sentence) % _Anything() for sentence in kinds().values()]

    assert [sentence for sentence in filled if "%" in sentence] == []


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "某"
