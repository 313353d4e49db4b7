"""Robots of group chats, as their public documents say."""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_django import Settings

from luoshi.notifications.sending import MOST_BYTES, Refused, post, shortened
from luoshi.notifications.states import Channel
from tests.luoshi.making import NOW, a_jurisdiction
from tests.luoshi.notifications.making import Robot, a_hook

pytestmark = pytest.mark.django_db
WORD = "SEC1"


def test_a_group_of_wecom_gets_the_text(robot: Robot) -> None:
    post(a_hook(a_jurisdiction(), robot.url), "今天到期：区水务局。", now=NOW)

    assert robot.posts == [
        ("/cgi-bin/webhook/send?key=of-the-group", {"msgtype": "text", "text": {"content": "今天到期：区水务局。"}})
    ]


def test_a_group_of_dingtalk_gets_it_signed(robot: Robot) -> None:
    hook = a_hook(a_jurisdiction(), robot.url, channel=Channel.DINGTALK, secret=WORD)

    post(hook, "今天到期。", now=NOW)

    query = parse_qs(urlsplit(robot.posts[0][0]).query)
    milliseconds = str(round(NOW.timestamp() * 1000))
    digest = hmac.new(WORD.encode(), f"{milliseconds}\n{WORD}".encode(), hashlib.sha256).digest()
    assert query == {
        "key": ["of-the-group"],
        "timestamp": [milliseconds],
        "sign": [base64.b64encode(digest).decode()],
    }


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b'{"errcode": 93000, "errmsg": "invalid webhook url"}', "群机器人没有接受：93000 invalid webhook url"),
        (b"<html>", "群机器人的应答看不懂（200）。"),
        (b"[]", "群机器人的应答看不懂（200）。"),
    ],
)
def test_an_answer_that_is_no_is_told(robot: Robot, answer: bytes, said: str) -> None:
    robot.answer = answer

    with pytest.raises(Refused) as refused:
        post(a_hook(a_jurisdiction(), robot.url), "x", now=NOW)

    assert str(refused.value) == said


def test_nothing_is_posted_to_a_host_that_is_not_allowed(robot: Robot, settings: Settings) -> None:
    settings.HOOK_HOSTS = ["qyapi.weixin.qq.com"]

    with pytest.raises(Refused, match="不在允许的地址里"):
        post(a_hook(a_jurisdiction(), robot.url), "x", now=NOW)

    assert robot.posts == []


def test_a_robot_that_is_not_there_is_told(settings: Settings) -> None:
    settings.HOOK_HOSTS = ["127.0.0.1"]

    with pytest.raises(Refused, match="群机器人没有应答"):
        post(a_hook(a_jurisdiction(), "http://127.0.0.1:9/send"), "x", now=NOW)


def test_a_long_list_is_cut_behind_a_whole_line_and_says_so() -> None:
    lines = [f"{number}. 区第{number}局" for number in range(200)]

    kept = shortened("\n".join(lines), MOST_BYTES[Channel.WECOM]).split("\n")

    assert len("\n".join(kept).encode()) <= MOST_BYTES[Channel.WECOM]
    assert kept == [*lines[: len(kept) - 1], "……其余请登录查看。"]


def test_a_list_that_fits_is_left_alone() -> None:
    assert shortened("甲\n乙", 7) == "甲\n乙"
