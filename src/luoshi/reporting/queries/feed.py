"""The due days of a person's units, as their calendar fetches them."""

from datetime import date, timedelta

from luoshi.directory.models import Holding
from luoshi.directory.operations.liaisons import hash_of
from luoshi.directory.queries import on
from luoshi.plans.models import Term
from luoshi.plans.states import Duty, PlanState, VersionState
from luoshi.reporting.models import Feed, Period
from luoshi.reporting.states import PeriodState

BACK, AHEAD = timedelta(days=31), timedelta(days=400)
"""How far a feed reaches."""


def feed_of(token: str) -> Feed | None:
    """Return the feed that a token stands for."""
    return Feed.objects.select_related("person").filter(token_hash=hash_of(token)).first()


def periods_of(feed: Feed, *, today: date) -> list[Period]:
    """Return the periods in which units report in which a person holds a post today, the earliest due first: three questions."""
    posts = Holding.objects.filter(on(today), person=feed.person, post__unit__isnull=False)
    units = list(posts.values_list("post__unit", flat=True))
    terms = Term.objects.filter(unit__in=units, version__state=VersionState.IN_FORCE).exclude(duty=Duty.NONE)
    plans = set(terms.values_list("version__plan", flat=True))
    periods = Period.objects.filter(plan__in=plans, plan__state=PlanState.IN_FORCE).exclude(state=PeriodState.DROPPED)
    return list(
        periods.filter(due_on__gte=today - BACK, due_on__lte=today + AHEAD)
        .select_related("plan", "schedule")
        .order_by("due_on", "pk")
    )
