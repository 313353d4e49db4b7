"""The frame of pages: sign-in, the password, light and dark, what goes wrong."""

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.journal.models import Entry
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def given(account: Account, password: str = PASSWORD, wanted: str = "") -> dict[str, str]:
    return {"username": account.username, "password": password, "next": wanted}


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_a_stranger_is_led_to_the_sign_in_page_and_on_from_there(client: Client, clerk: Account) -> None:
    asked = client.get("/search/?q=x")

    signed_in = client.post("/sign-in/", given(clerk, wanted="/search/?q=x"))

    assert asked.headers["Location"] == "/sign-in/?next=/search/%3Fq%3Dx"
    assert (signed_in.status_code, signed_in.headers["Location"]) == (302, "/search/?q=x")


def test_signing_in_is_journalled_and_begins_a_new_session(client: Client, clerk: Account) -> None:
    client.get("/sign-in/")
    session = client.session
    session["kept"] = "before"
    session.save()

    client.post("/sign-in/", given(clerk))

    assert client.session.session_key != session.session_key
    assert verbs() == ["directory.signed_in"]
    assert Entry.objects.get().account_key == clerk.public_key


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_elsewhere(client: Client, clerk: Account, wanted: str) -> None:
    answer = client.post("/sign-in/", given(clerk, wanted=wanted))

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_told_in_a_sentence_and_journalled(client: Client, clerk: Account) -> None:
    answer = client.post("/sign-in/", given(clerk, "wrong"))

    assert answer.status_code == 422
    assert answer.content.decode().count("登录名或密码不对，请核对后再试；忘记密码请联系系统管理员重置。") == 1
    assert "_auth_user_id" not in client.session
    assert verbs() == ["directory.sign_in_refused"]


def test_an_unknown_name_and_a_stopped_account_get_the_same_answer_as_a_wrong_password(
    client: Client, clerk: Account
) -> None:
    stopped = an_account(a_jurisdiction())
    Account.objects.filter(pk=stopped.pk).update(is_active=False)

    answers = [client.post("/sign-in/", sent) for sent in (given(clerk, "wrong"), given(stopped))]
    answers.append(client.post("/sign-in/", given(clerk, "wrong") | {"username": "nobody"}))

    sentences = {answer.context["form"].non_field_errors()[0] for answer in answers}
    assert (len(sentences), {answer.status_code for answer in answers}) == (1, {422})


def test_what_is_missing_is_told_beside_its_field(client: Client) -> None:
    answer = client.post("/sign-in/", {"username": "someone", "password": ""})

    assert list(answer.context["form"].errors) == ["password"]
    assert answer.content.decode().count('id="id_password_error"') == 1


def test_signing_out_takes_a_post(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    looked = client.get("/sign-out/")
    left = client.post("/sign-out/")

    assert (looked.status_code, left.headers["Location"]) == (405, "/sign-in/")
    assert "_auth_user_id" not in client.session


def test_whoever_is_signed_in_needs_no_sign_in_page(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    assert client.get("/sign-in/?next=/search/").headers["Location"] == "/search/"


def test_a_password_that_was_given_out_has_to_be_changed_first(client: Client, clerk: Account) -> None:
    Account.objects.filter(pk=clerk.pk).update(must_change_password=True)
    client.force_login(clerk)

    led = {path: client.get(path).headers.get("Location") for path in ("/", "/search/", "/styleguide/", "/password/")}

    assert led == {"/": "/password/", "/search/": "/password/", "/styleguide/": "/password/", "/password/": None}


def test_changing_the_password_lets_one_in_and_keeps_the_session(client: Client, clerk: Account) -> None:
    Account.objects.filter(pk=clerk.pk).update(must_change_password=True)
    client.force_login(clerk)
    new = "battery staple 7"

    answer = client.post("/password/", {"old": PASSWORD, "new": new, "again": new})

    clerk.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert (clerk.check_password(new), clerk.must_change_password) == (True, False)
    assert client.get("/").status_code == 200
    assert verbs() == ["directory.password_changed"]


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", "battery staple 7", "battery staple 7", "old"),
        (PASSWORD, "battery staple 7", "battery staple 8", "again"),
        (PASSWORD, "12345678", "12345678", "new"),
        (PASSWORD, PASSWORD, PASSWORD, "new"),
    ],
)
def test_a_password_that_will_not_do_is_told_beside_its_field(
    client: Client, clerk: Account, old: str, new: str, again: str, field: str
) -> None:
    client.force_login(clerk)

    answer = client.post("/password/", {"old": old, "new": new, "again": again})

    clerk.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert clerk.check_password(PASSWORD)


def test_the_theme_is_kept_in_a_cookie_and_given_up_again(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    dark = client.post("/theme/", {"theme": "dark", "next": "/search/"})
    page = client.get("/").content.decode()
    client.post("/theme/", {"theme": "", "next": "https://elsewhere.example/"})

    assert dark.headers["Location"] == "/search/"
    assert (page.count('data-theme="dark"'), client.get("/").content.decode().count("data-theme")) == (1, 0)


def test_a_theme_that_there_is_not_is_no_theme(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    client.cookies["theme"] = 'x" onload="alert(1)'

    assert client.get("/").content.decode().count("data-theme") == 0


def test_where_there_is_nothing_one_is_told_so_with_a_way_back(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    answer = client.get("/nothing/")

    assert (answer.status_code, answer.context["sentence"]) == (404, "没有这个页面，或者您无权查看。")


def test_htmx_is_told_the_sentence_alone(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    answer = client.get("/nothing/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Retarget"] == "#told"
    assert answer.content.decode().count("<html") == 0
    assert answer.content.decode().count("没有这个页面，或者您无权查看。") == 1


def test_htmx_of_a_session_that_has_ended_is_led_to_the_sign_in_page(client: Client) -> None:
    answer = client.get("/search/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/sign-in/")


def test_an_error_of_ours_is_told_without_asking_the_database(
    client: Client, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(clerk)
    client.raise_request_exception = False
    monkeypatch.setattr("luoshi.web.frame.home.plans_at_hand", None)

    answer = client.get("/")

    assert answer.status_code == 500
    assert answer.content.decode().count("系统出了问题，已经记录下来，请稍后再试。") == 1


def test_an_old_form_is_told_what_to_do(clerk: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk)

    answer = strict.post("/sign-out/")

    assert answer.status_code == 403
    assert answer.context["sentence"] == "页面打开得太久，请返回上一页刷新后再提交，已填内容可先复制保存。"


def test_every_page_sends_the_policy(client: Client, clerk: Account) -> None:
    stranger = client.get("/sign-in/").headers["Content-Security-Policy"]
    client.force_login(clerk)

    assert client.get("/").headers["Content-Security-Policy"] == stranger
    assert "'unsafe" not in stranger


@pytest.mark.parametrize(("path", "current"), [("/", "首页"), ("/search/", "")])
def test_the_navigation_marks_where_one_is(client: Client, clerk: Account, path: str, current: str) -> None:
    client.force_login(clerk)

    entries = client.get(path).context["navigation"]

    assert [str(entry.label) for entry in entries if entry.current] == ([current] if current else [])
    assert entries[0].url == reverse("web:home")


def test_a_person_without_a_post_sees_a_home_page_that_says_why_it_is_empty(client: Client) -> None:
    client.force_login(an_account(a_jurisdiction(), None))

    page = client.get("/").content.decode()

    assert page.count("还没有启用的方案。方案启用后会出现在这里。") == 1


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.CLERK, ["待受理的报送", "待核事项", "等待识读的来文", "不能识读的来文"]),
        (Role.ADMINISTRATOR, ["在册单位", "启用的账号"]),
        (Role.LIAISON, ["待签收的方案", "待填的报送"]),
        (Role.UNIT_HEAD, ["待签收的方案", "待填的报送", "待审定的报送"]),
        (Role.LEADER, []),
    ],
)
def test_the_home_page_counts_what_a_role_calls_for(client: Client, role: Role, labels: list[str]) -> None:
    client.force_login(an_account(a_jurisdiction(), role))

    assert [str(one.label) for one in client.get("/").context["waiting"]] == labels


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.CLERK, ["首页", "方案", "受理", "来文", "单位"]),
        (Role.LIAISON, ["首页", "方案", "报送", "单位"]),
        (None, ["首页", "方案"]),
    ],
)
def test_the_navigation_holds_what_one_may_see(client: Client, role: Role | None, labels: list[str]) -> None:
    client.force_login(an_account(a_jurisdiction(), role))

    assert [str(entry.label) for entry in client.get("/").context["navigation"]] == labels


def test_a_page_is_asked_for_anew_each_time(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    assert client.get("/").headers["Cache-Control"] == "private, no-cache"
