"""How often one account may do what costs the machine much, or takes much away. Counted by windows, in Django's cache.

Where several processes serve without a cache of their own in common, each counts for itself: the limit is then so many a process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from luoshi.web.errors import told
from luoshi.web.http import Request

A = TypeVar("A", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds. ``reads`` counts GET too: where looking is what costs."""

    most: int
    seconds: int
    reads: bool = False


LIMITS = {
    "upload": Limit(300, 600),
    "download": Limit(300, 600, reads=True),
    "export": Limit(30, 600, reads=True),
    "search": Limit(120, 60, reads=True),
    "check": Limit(3, 600),
    "try": Limit(30, 600),
}
"""What is limited, and how far. Somebody at work stays far below them; a program that takes everything away does not."""


def limited(act: str) -> Callable[[Callable[..., A]], Callable[..., A | HttpResponse]]:
    """Answer a view of one who has done ``act`` too often with 429, a sentence, and when to try again."""

    def decorate(view: Callable[..., A]) -> Callable[..., A | HttpResponse]:
        @wraps(view)
        def counted(request: Request, *args: Any, **kwargs: Any) -> A | HttpResponse:  # noqa: ANN401 -- whatever the view takes
            limit = LIMITS[act]
            counts = limit.reads or request.method == "POST"
            if counts and _count(request, act, limit) > limit.most:
                return _refused(request, limit)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def _count(request: Request, act: str, limit: Limit) -> int:
    """Count one more in this window, and return how many there were with it."""
    window = int(request.now.timestamp()) // limit.seconds
    key = f"limit:{act}:{request.actor.account_key}:{window}"
    cache.add(key, 0, timeout=2 * limit.seconds)
    try:
        return cache.incr(key)
    except ValueError:  # the cache was emptied in between
        return 1


def _refused(request: Request, limit: Limit) -> HttpResponse:
    left = limit.seconds - int(request.now.timestamp()) % limit.seconds
    minutes = -(-left // 60)
    sentence = _("操作太频繁，请%(minutes)d分钟后再试；如工作确需，请联系系统管理员。") % {"minutes": minutes}
    answer = told(request, sentence, status=429)
    answer["Retry-After"] = str(left)
    return answer
