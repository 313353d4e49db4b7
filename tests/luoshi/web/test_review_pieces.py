"""Pieces corrected, split, merged, moved, added and struck at the desk; and what two clerks at once are told."""

import json

import pytest

from luoshi.plans.models import Piece
from luoshi.plans.states import PieceKind
from tests.luoshi.plans.making import piece_of
from tests.luoshi.web.reviewing import Clerk, a_clerk, a_clerk_with_the_sample, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Clerk:
    return a_clerk()


def texts(clerk: Clerk) -> list[str]:
    """Return the first words of every task that is not struck, in order."""
    return [piece.content["text"][:4] for piece in clerk.tasks() if not piece.is_struck]


def test_a_row_opens_as_a_form_and_closes_again(clerk: Clerk) -> None:
    key = clerk.tasks()[0].public_key

    form = clerk.get("review_piece", htmx=True, data={"form": "1"}, piece_key=key).content.decode()
    row = clerk.get("review_piece", htmx=True, piece_key=key).content.decode()

    assert 'name="assignments.name" value="区水务局"' in form
    assert row.startswith('<article class="piece"')
    assert "<form" not in row


def test_a_form_can_be_opened_as_a_page_of_its_own(clerk: Clerk) -> None:
    page = clerk.get("review_piece", data={"form": "1"}, piece_key=clerk.tasks()[0].public_key).content.decode()

    assert page.count("<html") == 1
    assert 'name="assignments.name" value="区水务局"' in page


def test_a_change_is_kept_and_answered_with_the_new_revision_and_the_head(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_piece", form_of(piece, text="清理沿河杂物30处。"), piece_key=piece.public_key)

    piece.refresh_from_db()
    body = answer.content.decode()
    assert piece.content["text"] == "清理沿河杂物30处。"
    assert f'id="revision-{piece.public_key}" value="{piece.revision}" hx-swap-oob="true"' in body
    assert 'id="desk-bar" hx-swap-oob="true"' in body
    assert "撤销：修改内容" in body
    assert f'id="piece-{piece.public_key}"' not in body


def test_a_change_sent_as_a_plain_form_comes_back_to_its_piece(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_piece", form_of(piece, number="一"), htmx=False, piece_key=piece.public_key)

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{clerk.url()}#piece-{piece.public_key}")


def test_a_form_that_says_the_same_is_no_edit(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_piece", form_of(piece), piece_key=piece.public_key)

    assert answer.status_code == 200
    assert clerk.version.edits.count() == 0


def test_whoever_comes_second_is_shown_both_texts_and_nothing_is_written(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.beside().post("review_piece", form_of(piece, text="清理甲河。"), piece_key=piece.public_key)

    answer = clerk.post("review_piece", form_of(piece, text="清理乙河。"), piece_key=piece.public_key)

    body = answer.content.decode()
    piece.refresh_from_db()
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, f"#conflict-{piece.public_key}")
    assert body.index("清理乙河。") < body.index("清理甲河。")
    assert f'"revision": "{piece.revision}"' in body
    assert piece.content["text"] == "清理甲河。"


def test_whoever_comes_second_can_take_their_own_words_after_all(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    mine = form_of(piece, text="清理乙河。")
    clerk.beside().post("review_piece", form_of(piece, text="清理甲河。"), piece_key=piece.public_key)
    piece.refresh_from_db()

    answer = clerk.post("review_piece", mine | {"revision": piece.revision}, piece_key=piece.public_key)

    piece.refresh_from_db()
    assert answer.status_code == 200
    assert piece.content["text"] == "清理乙河。"


def test_both_texts_are_shown_without_scripts_too(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.beside().post("review_piece", form_of(piece, text="清理甲河。"), piece_key=piece.public_key)

    answer = clerk.post("review_piece", form_of(piece, text="清理乙河。"), htmx=False, piece_key=piece.public_key)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("清理甲河。" in page, "清理乙河。" in page) == (True, True)


def test_what_cannot_be_kept_is_told_at_the_form_and_nothing_is_written(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_piece", form_of(piece, text=" "), piece_key=piece.public_key)

    piece.refresh_from_db()
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, f"#conflict-{piece.public_key}")
    assert "“任务内容”不能为空" in answer.content.decode()
    assert piece.content["text"].startswith("清理沿河杂物")


def test_a_task_is_split_and_both_halves_are_shown(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.post("review_piece", form_of(piece, text="清理杂物。清理淤泥。"), piece_key=piece.public_key)
    piece.refresh_from_db()

    answer = clerk.post("review_split", {"revision": piece.revision, "at": 5}, piece_key=piece.public_key)

    body = answer.content.decode()
    assert texts(clerk) == ["清理杂物", "清理淤泥", "修整步道", "补种绿植"]
    assert [f'id="piece-{task.public_key}"' in body for task in clerk.tasks()[:2]] == [True, True]


def test_a_split_task_is_found_from_the_source_under_both_halves(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_split", {"revision": piece.revision, "at": 4}, piece_key=piece.public_key)

    first, second = clerk.tasks()[:2]
    body = answer.content.decode()
    assert f'data-refs="p.{first.public_key} p.{second.public_key}"' in body or (
        f'data-refs="p.{second.public_key} p.{first.public_key}"' in body
    )


def test_a_task_that_was_changed_meanwhile_is_not_split(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.beside().post("review_piece", form_of(piece, text="清理杂物。清理淤泥。"), piece_key=piece.public_key)

    answer = clerk.post("review_split", {"revision": piece.revision, "at": 5}, piece_key=piece.public_key)

    assert answer.status_code == 409
    assert "这一项刚被别人改过，这一步没有做" in answer.content.decode()
    assert texts(clerk) == ["清理杂物", "修整步道", "补种绿植"]


def test_two_tasks_are_merged(clerk: Clerk) -> None:
    first, second, _third = clerk.tasks()
    both = {"revision": first.revision, "other": second.public_key, "other_revision": second.revision}

    answer = clerk.post("review_merge", both, piece_key=first.public_key)

    assert answer.status_code == 200
    assert texts(clerk) == ["清理沿河", "补种绿植"]
    assert "修整步道" in clerk.tasks()[0].content["text"]


@pytest.mark.parametrize(
    ("index", "to", "order"),
    [
        (1, "up", ["修整步道", "清理沿河", "补种绿植"]),
        (2, "up", ["清理沿河", "补种绿植", "修整步道"]),
        (0, "down", ["修整步道", "清理沿河", "补种绿植"]),
    ],
)
def test_a_task_moves_up_and_down(clerk: Clerk, index: int, to: str, order: list[str]) -> None:
    piece = clerk.tasks()[index]

    answer = clerk.post("review_move", {"revision": piece.revision, "to": to}, piece_key=piece.public_key)

    assert answer.status_code == 200
    assert texts(clerk) == order


def test_the_first_task_does_not_move_up(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_move", {"revision": piece.revision, "to": "up"}, piece_key=piece.public_key)

    assert answer.status_code == 404
    assert texts(clerk) == ["清理沿河", "修整步道", "补种绿植"]


def headings(piece: Piece) -> list[str]:
    return [heading[:3] for heading in piece.content["path"]]


def test_a_task_moves_under_other_headings() -> None:
    clerk = a_clerk_with_the_sample()
    piece, last = clerk.tasks()[0], clerk.tasks()[-1]
    path = json.dumps(last.content["path"], ensure_ascii=False)

    answer = clerk.post("review_move", {"revision": piece.revision, "path": path}, piece_key=piece.public_key)

    moved = clerk.tasks()[-1]
    assert answer.status_code == 200
    assert (moved.public_key, headings(moved)) == (piece.public_key, ["二、工", "（四）"])


def test_a_task_that_passes_a_heading_goes_under_it() -> None:
    clerk = a_clerk_with_the_sample()
    fifth = clerk.tasks()[4]

    clerk.post("review_move", {"revision": fifth.revision, "to": "down"}, piece_key=fifth.public_key)

    assert headings(clerk.tasks()[5]) == ["二、工", "（二）"]
    assert clerk.tasks()[5].public_key == fifth.public_key


def test_headings_that_no_task_stands_under_are_refused(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    answer = clerk.post("review_move", {"revision": piece.revision, "path": '["别处"]'}, piece_key=piece.public_key)

    assert answer.status_code == 409
    assert headings(clerk.tasks()[0]) == ["二、主"]


def test_a_task_is_added_behind_another_under_its_headings(clerk: Clerk) -> None:
    first = clerk.tasks()[0]
    path = json.dumps(first.content["path"], ensure_ascii=False)

    answer = clerk.post("review_add", {"kind": "task", "after": first.public_key, "path": path, "text": "巡查河道。"})

    assert answer.status_code == 200
    assert texts(clerk) == ["清理沿河", "巡查河道", "修整步道", "补种绿植"]
    assert headings(clerk.tasks()[1]) == ["二、主"]


def test_nothing_is_added_without_words_or_of_a_kind_that_there_is_not(clerk: Clerk) -> None:
    assert clerk.post("review_add", {"kind": "task", "text": " "}).status_code == 409
    assert clerk.post("review_add", {"kind": "no kind", "text": "巡查河道。"}).status_code == 404
    assert len(clerk.tasks()) == 3


@pytest.mark.parametrize("kind", [PieceKind.GOAL, PieceKind.PHASE, PieceKind.RHYTHM, PieceKind.GROUP])
def test_a_piece_of_another_kind_is_added_and_opens_as_a_form(clerk: Clerk, kind: PieceKind) -> None:
    clerk.post("review_add", {"kind": kind.value, "text": "补充的内容"})

    form = clerk.get("review_piece", htmx=True, data={"form": "1"}, piece_key=piece_of(clerk.version, kind).public_key)

    assert "补充的内容" in form.content.decode()


def test_a_struck_task_stays_on_the_desk_and_can_be_restored(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]

    struck = clerk.post("review_strike", {"revision": piece.revision}, piece_key=piece.public_key).content.decode()
    left = texts(clerk)
    piece.refresh_from_db()
    clerk.post("review_restore", {"revision": piece.revision}, piece_key=piece.public_key)

    assert "已删去" in struck
    assert left == ["修整步道", "补种绿植"]
    assert texts(clerk) == ["清理沿河", "修整步道", "补种绿植"]


def test_undo_takes_back_ones_own_last_act_and_comes_to_its_piece(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.post("review_strike", {"revision": piece.revision}, piece_key=piece.public_key)

    answer = clerk.post("review_undo", {}, htmx=False)

    assert answer.headers["Location"] == f"{clerk.url()}#piece-{piece.public_key}"
    assert texts(clerk) == ["清理沿河", "修整步道", "补种绿植"]


def test_a_button_pressed_twice_undoes_one_act(clerk: Clerk) -> None:
    first, second, _third = clerk.tasks()
    clerk.post("review_strike", {"revision": first.revision}, piece_key=first.public_key)
    clerk.post("review_strike", {"revision": second.revision}, piece_key=second.public_key)

    answers = [clerk.post("review_undo", {"number": "2"}, htmx=False).status_code for _time in range(2)]

    assert answers == [303, 409]
    assert texts(clerk) == ["修整步道", "补种绿植"]


def test_a_colleagues_act_is_not_undone(clerk: Clerk) -> None:
    piece = clerk.tasks()[0]
    clerk.beside().post("review_strike", {"revision": piece.revision}, piece_key=piece.public_key)

    answer = clerk.post("review_undo", {}, htmx=False)

    assert answer.status_code == 409
    assert texts(clerk) == ["修整步道", "补种绿植"]


def test_a_piece_of_another_draft_is_not_found(clerk: Clerk) -> None:
    other = a_clerk().tasks()[0]

    assert clerk.post("review_strike", {"revision": 1}, piece_key=other.public_key).status_code == 404
    assert clerk.get("review_piece", piece_key=other.public_key).status_code == 404
    other.refresh_from_db()
    assert not other.is_struck
