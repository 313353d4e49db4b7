"""In which of one's posts one acts: remembered for the next time one signs in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import NotAllowed
from luoshi.directory.models import Account, Post
from luoshi.journal.operations import record


@transaction.atomic
def choose_post(*, account: Account, post: Post, by: Actor, now: datetime) -> None:
    """Remember in which post an account acts from now on; whether it may is asked where its seats are known.

    Raises NotAllowed for anybody else's account.
    """
    if by.account_key != account.public_key:
        raise NotAllowed(_("只能选择自己的职务。"))
    Account.objects.filter(pk=account.pk).update(last_post=post.public_key)
    data = {"post": post.public_key}
    record(
        "directory.post_chosen",
        jurisdiction_key=account.jurisdiction.public_key,
        by=by,
        now=now,
        about=account,
        data=data,
    )
