"""Posts in units and bodies, and who holds them."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.directory.models import Body, Holding, Person, Post, Unit
from luoshi.directory.names import tidy
from luoshi.directory.operations import (
    change_post,
    change_role_of_post,
    create_person,
    create_post,
    hold_post,
    leave_post,
)
from luoshi.directory.queries import (
    bodies_visible_to,
    own_jurisdiction,
    people_visible_to,
    posts_visible_to,
    units_visible_to,
)
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import EndForm, HoldForm, PostChangeForm, PostForm, RoleForm
from luoshi.web.http import Request

SOMEBODY_NEW = "new"


def seat_of(post: Post) -> Unit | Body:
    """Return the unit or body that a post is in."""
    seat = post.unit or post.body
    if seat is None:
        raise TypeError("a post is in a unit or a body: the database says so")
    return seat


def address_of(seat: Unit | Body) -> str:
    """Return the address of a unit or a body."""
    return reverse("web:unit" if isinstance(seat, Unit) else "web:body", args=[seat.public_key])


def page_of(seat: Unit | Body, heading: str, submit: str, *, row: Post | None = None, act: str = "") -> FormPage:
    """Return what stands around a form about a post in a unit or body; it leads back there."""
    is_unit = isinstance(seat, Unit)
    top = (_("单位"), reverse("web:directory")) if is_unit else (_("议事协调机构"), reverse("web:bodies"))
    return FormPage(
        heading=heading,
        submit=submit,
        back=address_of(seat),
        to=lambda _key: address_of(seat),
        row=row,
        act=act,
        crumbs=(top, (str(seat), address_of(seat))),
    )


@require_http_methods(["GET", "POST"])
def unit_post_new(request: Request, key: str) -> HttpResponse:
    """Set up a post in a unit."""
    units = units_visible_to(request.actor).select_related("jurisdiction")
    return _post_new(request, get_object_or_404(units, public_key=key))


@require_http_methods(["GET", "POST"])
def body_post_new(request: Request, key: str) -> HttpResponse:
    """Set up a post in a coordinating body."""
    bodies = bodies_visible_to(request.actor).select_related("jurisdiction")
    return _post_new(request, get_object_or_404(bodies, public_key=key))


def _post_new(request: Request, seat: Unit | Body) -> HttpResponse:
    place = {"unit": seat} if isinstance(seat, Unit) else {"body": seat}

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        return create_post(by=request.actor, now=request.now, **place, **given).public_key  # type: ignore[arg-type]

    page = page_of(seat, _("设置职务"), _("设置"), act="directory.create_post")
    return answer_form(request, PostForm(request.POST or None), page, save)


def post_seen(request: Request, key: str) -> Post:
    """Return a post that one may see; raise Http404."""
    seen = posts_visible_to(request.actor).select_related("unit", "body", "jurisdiction")
    return get_object_or_404(seen, public_key=key)


@require_http_methods(["GET", "POST"])
def post_change(request: Request, key: str) -> HttpResponse:
    """Change the title or the place of a post."""
    post = post_seen(request, key)
    initial = {name: getattr(post, name) for name in ("title", "position", "revision")}

    def save(given: dict[str, object]) -> str:
        return change_post(post=post, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    page = page_of(seat_of(post), _("修改职务"), _("保存"), row=post)
    return answer_form(request, PostChangeForm(request.POST or None, initial=initial), page, save)


@require_http_methods(["GET", "POST"])
@proved_lately
def post_role(request: Request, key: str) -> HttpResponse:
    """Change what a post does in the system."""
    post = post_seen(request, key)
    form = RoleForm(request.POST or None, initial={"role": post.role, "revision": post.revision})

    def save(given: dict[str, object]) -> str:
        return change_role_of_post(post=post, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    page = page_of(seat_of(post), _("“%(post)s”的系统角色") % {"post": post.title}, _("保存"), row=post)
    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def post_hold(request: Request, key: str) -> HttpResponse:
    """Let somebody hold a post: one of the directory, or somebody who is entered with it."""
    post = post_seen(request, key)
    form = HoldForm(request.POST or None)
    if request.method == "POST":
        ask_which(request, form)

    def save(given: dict[str, object]) -> str:
        person = person_meant(request, given)
        from_day = given["from_day"]
        held = hold_post(post=post, person=person, from_day=from_day, by=request.actor, now=request.now)  # type: ignore[arg-type]
        return held.public_key

    page = page_of(
        seat_of(post), _("登记“%(post)s”任职") % {"post": post.title}, _("登记任职"), act="directory.hold_post"
    )
    return answer_form(request, form, page, save)


def ask_which(request: Request, form: forms.Form) -> None:
    """Where there are people of the name given, ask which of them it is."""
    name = tidy(request.POST.get("name", "")[:200])
    same = people_visible_to(request.actor).filter(name=name).prefetch_related("holdings__post")[:20] if name else []
    choices = [(person.public_key, _described(person)) for person in same]
    if choices and isinstance(form, HoldForm):
        form.ask_which([*choices, (SOMEBODY_NEW, _("都不是，新登记一位同名的人"))])


def _described(person: Person) -> str:
    posts = "、".join(holding.post.title for holding in person.holdings.all())
    return " ".join(part for part in (person.name, person.telephone, posts) if part)


def person_meant(request: Request, given: dict[str, object]) -> Person:
    """Return who is meant, entered anew where nobody of the name is."""
    who = given.get("who", SOMEBODY_NEW)
    if who != SOMEBODY_NEW:
        return people_visible_to(request.actor).get(public_key=who)
    jurisdiction = own_jurisdiction(request.actor)
    name, telephone = str(given["name"]), str(given["telephone"])
    return create_person(jurisdiction=jurisdiction, name=name, telephone=telephone, by=request.actor, now=request.now)


@require_http_methods(["GET", "POST"])
def post_leave(request: Request, key: str) -> HttpResponse:
    """Let somebody hold a post until a day."""
    seen = Holding.objects.filter(post__in=posts_visible_to(request.actor))
    held = get_object_or_404(
        seen.select_related("post__unit", "post__body", "post__jurisdiction", "person"), public_key=key
    )
    words = {"person": held.person.name, "post": held.post.title}

    def save(given: dict[str, object]) -> str:
        return leave_post(holding=held, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    page = page_of(seat_of(held.post), _("%(person)s不再担任“%(post)s”") % words, _("登记离任"))
    return answer_form(request, EndForm(request.POST or None, initial={"until": request.today}), page, save)
