"""Who leads a unit and who is its liaison, written from what the unit itself said: new, handed over, or the same."""

from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.directory.models import Holding, Person, Post, Unit
from luoshi.directory.names import tidy
from luoshi.directory.operations.checks import clean_text
from luoshi.directory.operations.handing import check_hand_over, write_hand_over
from luoshi.directory.operations.importing.report import Outcome
from luoshi.directory.operations.people import write_new_person
from luoshi.directory.operations.posts import write_new_holding, write_new_post
from luoshi.directory.queries import on


def fill(unit: Unit, role: Role, *, name: str, telephone: str, from_day: date) -> Outcome:
    """Let the person of that name hold the unit's post of that role from a day on, in the caller's transaction.

    Nothing changes where they hold it, or no name is given; whoever holds it hands over. Raises WrongState, Invalid.
    """
    name, telephone = tidy(name), clean_text(telephone, field="telephone", limit=30)
    if not name:
        return Outcome.UNCHANGED
    held = list(Holding.objects.filter(on(from_day), post__unit=unit, post__role=role).select_related("person", "post"))
    same = next((one for one in held if one.person.name == name), None)
    if same is not None:
        return _with_telephone(same.person, telephone)
    person = _person(unit, name, telephone)
    if held:
        check_hand_over(held[0], person, from_day)
        write_hand_over(held[0], to_person=person, from_day=from_day)
        return Outcome.CHANGED
    post = Post.objects.filter(unit=unit, role=role).order_by("position", "pk").first()
    post = post or write_new_post(unit, title=str(role.label), role=role)
    write_new_holding(post, person=person, from_day=from_day, until=None)
    return Outcome.CREATED


def _with_telephone(person: Person, telephone: str) -> Outcome:
    if not telephone or telephone == person.telephone:
        return Outcome.UNCHANGED
    write_revised(person, revision=person.revision, fields={"telephone": telephone})
    return Outcome.CHANGED


def _person(unit: Unit, name: str, telephone: str) -> Person:
    """Return who is meant: of those of the name one who is in the unit or has the telephone, else somebody new.

    Raises Invalid where it could be one of several.
    """
    named = Person.objects.filter(jurisdiction=unit.jurisdiction_id, name=name)
    same = list(named.filter(holdings__post__unit=unit).distinct()[:2])
    same = same or (list(named.filter(telephone=telephone)[:2]) if telephone else [])
    if len(same) > 1:
        raise Invalid(_("名录里有几位“%(name)s”，请在单位页面办理。") % {"name": name})
    if not same:
        return write_new_person(unit.jurisdiction, name=name, telephone=telephone)
    _with_telephone(same[0], telephone)
    return same[0]
