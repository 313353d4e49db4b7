r"""Talking with the outside: SMTP, and the hooks of group chats as their public documents say. Bounded, without redirects.

企业微信 群机器人: POST {"msgtype": "text", "text": {"content": …}} to the hook's address; at most 2,048 bytes of content,
20 messages a minute (developer.work.weixin.qq.com/document/path/91770). 钉钉 自定义机器人: the same form; where the group asks for a
signature, ``timestamp`` and ``sign`` = base64(HMAC-SHA256(secret, "timestamp\nsecret")) are added to the address
(open.dingtalk.com/document/robots/custom-robot-access). Both answer {"errcode": 0} for "taken".
"""

import base64
import hashlib
import hmac
import http.client
import json
import smtplib
from datetime import datetime
from urllib.parse import quote_plus, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from luoshi.notifications.models import Delivery, Hook
from luoshi.notifications.states import Channel

TIME_OUT = 10
MOST_BYTES = {Channel.WECOM: 2048, Channel.DINGTALK: 20_000}
"""How much a group's robot takes."""
_MOST_ANSWER = 10_000
_TAKEN = 0


class Refused(Exception):
    """It was not sent, and whoever was asked said so, or could not be reached: it may be tried again."""


def send(delivery: Delivery, now: datetime) -> None:
    """Send one message by its channel; raise Refused with what went wrong."""
    if delivery.channel == Channel.EMAIL:
        _send_email(delivery)
    elif delivery.hook is None:
        raise Refused(_("群机器人已经删去。"))
    else:
        post(delivery.hook, delivery.text, now=now)


def _send_email(delivery: Delivery) -> None:
    message = EmailMessage(delivery.subject, delivery.text, settings.DEFAULT_FROM_EMAIL, [delivery.recipient])
    message.extra_headers["Message-ID"] = f"<{delivery.public_key}@luoshi>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        raise Refused(_("邮件没有发出：%(error)s") % {"error": error}) from error


def shortened(text: str, most: int) -> str:
    """Return a text that takes at most so many bytes of UTF-8, cut behind a whole line where it has to be."""
    if len(text.encode()) <= most:
        return text
    rest = _("……其余请登录查看。")
    kept: list[str] = []
    room = most - len(rest.encode()) - 1
    for line in text.split("\n"):
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, rest])


def signed(hook: Hook, *, milliseconds: int) -> str:
    """Return the path of a hook's address with its query, signed where it has a secret."""
    parts = urlsplit(hook.url)
    query = parts.query
    if hook.secret and hook.channel == Channel.DINGTALK:
        told = f"{milliseconds}\n{hook.secret}".encode()
        sign = base64.b64encode(hmac.new(hook.secret.encode(), told, hashlib.sha256).digest()).decode()
        query += f"&timestamp={milliseconds}&sign={quote_plus(sign)}"
    return f"{parts.path or '/'}?{query}" if query else parts.path or "/"


def post(hook: Hook, text: str, *, now: datetime) -> None:
    """Post a text to a group; raise Refused for a host that is not allowed, one that does not answer, or an answer that is no."""
    parts = urlsplit(hook.url)
    host = parts.hostname or ""
    if host not in settings.HOOK_HOSTS:
        raise Refused(_("%(host)s 不在允许的地址里，请设置 LUOSHI_HOOK_HOSTS。") % {"host": host})
    content = shortened(text, MOST_BYTES[Channel(hook.channel)])
    body = json.dumps({"msgtype": "text", "text": {"content": content}}, ensure_ascii=False).encode()
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(host, parts.port, timeout=TIME_OUT)
    try:
        milliseconds = round(now.timestamp() * 1000)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        connection.request("POST", signed(hook, milliseconds=milliseconds), body, headers)
        with connection.getresponse() as answer:
            _check_answer(answer.status, answer.read(_MOST_ANSWER))
    except (OSError, http.client.HTTPException) as error:
        raise Refused(_("群机器人没有应答：%(error)s") % {"error": error}) from error
    finally:
        connection.close()


def _check_answer(status: int, body: bytes) -> None:
    try:
        told = json.loads(body)
        code = told.get("errcode")
    except (ValueError, AttributeError):
        raise Refused(_("群机器人的应答看不懂（%(status)s）。") % {"status": status}) from None
    if code != _TAKEN:
        raise Refused(
            _("群机器人没有接受：%(code)s %(words)s") % {"code": code, "words": str(told.get("errmsg"))[:100]}
        )
