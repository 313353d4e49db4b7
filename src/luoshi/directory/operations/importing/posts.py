"""Rows of posts and of who holds them."""

from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Body, Holding, Person, Post, Unit
from luoshi.directory.names import tidy
from luoshi.directory.operations.checks import check_days, clean_text, overlap
from luoshi.directory.operations.importing.cells import choice, day, number
from luoshi.directory.operations.importing.register import Register
from luoshi.directory.operations.importing.report import Outcome
from luoshi.directory.operations.importing.units import Done
from luoshi.directory.permissions import check_post
from luoshi.directory.workbook.reading import Row


def import_post(row: Row, register: Register) -> Done:
    """Enter a post and who holds it, or correct what is there. Raises Invalid, NotAllowed for posts of the office."""
    title = clean_text(row["title"], field="title", limit=100)
    if not title:
        raise Invalid(_("请填写职务名称。"))
    post, outcome, changed = _post(row, title, register)
    if not row["person"]:
        return outcome, changed
    done, differing = _holding(row, post, register)
    outcomes = {outcome, done}
    best = next(one for one in (Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED) if one in outcomes)
    return best, [*changed, *differing]


def _post(row: Row, title: str, register: Register) -> tuple[Post, Outcome, list[str]]:
    post = register.by_key(Post, row["key"])
    place = _place_of(post) if post else _place(row["place"], register)
    if post is not None and row["place"] not in _names(place):
        raise Invalid(_("职务不能改到别的单位或机构，请另起一行登记新的职务。"))
    post = post or next(iter(register.find(Post, id(place), title)), None)
    role = choice(row, "role", Role, default="")
    if post is None:
        check_post(role, register.by)
        post = _new_post(row, place, title, role, register)
        return post, Outcome.CREATED, []
    fields: dict[str, object] = {"title": title, "position": number(row, "position", default=post.position)}
    if "role" in row:
        fields["role"] = role
    if any(getattr(post, name) != value for name, value in fields.items()):
        check_post(post.role, register.by)
        check_post(str(fields.get("role", "")), register.by)
    changed = register.change(post, fields)
    return post, (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed


def _place_of(post: Post) -> Unit | Body:
    place = post.unit or post.body
    if place is None:
        raise TypeError("a post is in a unit or a body: the database says so")
    return place


def _names(place: Unit | Body) -> set[str]:
    return {place.official_name, place.short_name} if isinstance(place, Unit) else {place.name}


def _place(name: str, register: Register) -> Unit | Body:
    bodies = register.find(Body, tidy(name))
    return bodies[0] if bodies else register.needed_unit(name)


def _new_post(row: Row, place: Unit | Body, title: str, role: str, register: Register) -> Post:
    post = Post(jurisdiction=register.jurisdiction, title=title, role=role, position=number(row, "position", default=0))
    if isinstance(place, Unit):
        post.unit = place
    else:
        post.body = place
    register.add(post)
    return post


def _holding(row: Row, post: Post, register: Register) -> Done:
    from_day, until = day(row, "from_day"), day(row, "until")
    check_days(from_day, until)
    person, is_new = _person(row, post, register)
    there = [one for one in register.find(Holding, id(post)) if one.person is person]
    held = next((one for one in there if one.from_day == from_day), None)
    if held is None or held.until != until:
        check_post(post.role, register.by)
        _check_apart([one for one in there if one is not held], from_day, until)
    if is_new:
        register.add(person)
    told = [] if is_new or not row["telephone"] else register.change(person, {"telephone": _telephone(row)})
    if held is None:
        register.add(
            Holding(jurisdiction=register.jurisdiction, post=post, person=person, from_day=from_day, until=until)
        )
        return Outcome.CREATED, []
    changed = [*told, *register.change(held, {"until": until})]
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed


def _telephone(row: Row) -> str:
    return clean_text(row["telephone"], field="telephone", limit=30)


def _person(row: Row, post: Post, register: Register) -> tuple[Person, bool]:
    """Return who is meant, and whether they are new: by key, else who of the name holds the post, else the one of the name."""
    name = clean_text(tidy(row["person"]), field="person", limit=50)
    known = register.by_key(Person, row["person_key"])
    if known is not None:
        if known.name != name:
            raise Invalid(_("姓名与人员编号不符。改名请在人员页面办理；换人请清空人员编号。"))
        return known, False
    holders = [one.person for one in register.find(Holding, id(post)) if one.person.name == name]
    same = holders or register.find(Person, name)
    if len({id(person) for person in same}) > 1:
        raise Invalid(_("名录里有几位“%(name)s”，请填写人员编号。") % {"name": name})
    if same:
        return same[0], False
    return Person(jurisdiction=register.jurisdiction, name=name, telephone=_telephone(row)), True


def _check_apart(others: list[Holding], from_day: date | None, until: date | None) -> None:
    if any(overlap(from_day, until, one.from_day, one.until) for one in others):
        raise Invalid(_("这位同志在这段时间已经担任该职务。"))
