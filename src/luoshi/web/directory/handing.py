"""Posts that are handed over, that nobody holds, and in which somebody deputises."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.models import Holding
from luoshi.directory.permissions import KEEP, READ
from luoshi.directory.queries import deputisings_visible_to, posts_visible_to, vacant_posts
from luoshi.plans.queries.units import plan_counts
from luoshi.usecases.hand_over import appoint_deputy, end_deputising, hand_over
from luoshi.web.directory.answering import answer_form
from luoshi.web.directory.forms import DeputyForm, EndForm, HandOverForm
from luoshi.web.directory.posts import ask_which, page_of, person_meant, post_seen, seat_of
from luoshi.web.http import Request

A_PAGE = 50
MOST_DEPUTIES = 100


@require_http_methods(["GET", "POST"])
def post_hand_over(request: Request, key: str) -> HttpResponse:
    """Hand a post over: show what goes along, and ask who takes it and from which day on."""
    seen = Holding.objects.filter(post__in=posts_visible_to(request.actor), until__isnull=True)
    related = ("post__unit", "post__body", "post__jurisdiction", "person")
    held = get_object_or_404(seen.select_related(*related), public_key=key)
    form = HandOverForm(request.POST or None, initial={"from_day": request.today})
    if request.method == "POST":
        ask_which(request, form)

    def save(given: dict[str, object]) -> str:
        person, from_day = person_meant(request, given), given["from_day"]
        acting = {"by": request.actor, "now": request.now, "today": request.today}
        taken = hand_over(holding=held, to_person=person, from_day=from_day, **acting)  # type: ignore[arg-type]
        return taken.public_key

    seat = seat_of(held.post)
    page = page_of(seat, _("交接“%(post)s”") % {"post": held.post.title}, _("办理交接"), act="directory.hand_over")
    unit = held.post.unit
    more = {"held": held, "unit": unit, "plans": plan_counts(unit, by=request.actor) if unit else []}
    told = replace(page, template="directory/hand_over.html", more=more)
    return answer_form(request, form, told, save)


@require_http_methods(["GET", "POST"])
def post_deputise(request: Request, key: str) -> HttpResponse:
    """Let somebody act in a post for a while."""
    post = post_seen(request, key)
    form = DeputyForm(request.POST or None, initial={"from_day": request.today})
    if request.method == "POST":
        ask_which(request, form)

    def save(given: dict[str, object]) -> str:
        person = person_meant(request, given)
        when = {name: given[name] for name in ("from_day", "until", "reason")}
        acting = {"by": request.actor, "now": request.now, "today": request.today}
        return appoint_deputy(post=post, person=person, **when, **acting).public_key  # type: ignore[arg-type]

    heading = _("“%(post)s”的临时代理") % {"post": post.title}
    page = page_of(seat_of(post), heading, _("指定代理"), act="directory.appoint_deputy")
    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def deputy_end(request: Request, key: str) -> HttpResponse:
    """Let somebody deputise no longer than to a day."""
    deputising = get_object_or_404(deputisings_visible_to(request.actor), public_key=key)
    words = {"person": deputising.person.name, "post": deputising.post.title}

    def save(given: dict[str, object]) -> str:
        acting = {"by": request.actor, "now": request.now, "today": request.today}
        return end_deputising(deputising=deputising, **acting, **given).public_key  # type: ignore[arg-type]

    heading = _("%(person)s提前结束代理“%(post)s”") % words
    page = page_of(seat_of(deputising.post), heading, _("结束代理"))
    there = replace(page, back=reverse("web:vacancies"), to=lambda _key: reverse("web:vacancies"))
    return answer_form(request, EndForm(request.POST or None, initial={"until": request.today}), there, save)


@require_GET
def vacancies(request: Request) -> HttpResponse:
    """List the posts with a role that nobody holds today, and who deputises now and soon."""
    check(READ, request.actor)
    deputies = deputisings_visible_to(request.actor).filter(until__gte=request.today)
    context = {
        "page": Paginator(vacant_posts(request.actor, today=request.today), A_PAGE).get_page(request.GET.get("page")),
        "deputies": deputies[:MOST_DEPUTIES],
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/vacancies.html", context)
