"""Whatever is entered in the journal can be read: every verb has its sentence, in its room."""

import ast
import re

import pytest
from django.apps import apps

from luoshi.journal.sentences import verbs
from tests.houserules.calls import Code, code_of, code_of_luoshi

_ACTS = re.compile(r"luoshi\.\w+(\.\w+)?\.operations\b|luoshi\.usecases\b")


def verbs_used(code: Code) -> set[str]:
    """Return the verbs that acts are entered under: "room.verb_past" given to a call first, or by the name of ``verb``."""
    return {
        verb
        for name, module in code.modules.items()
        if _ACTS.match(name)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for verb in _verbs_of(node, room=name.split(".")[1])
    }


def _verbs_of(call: ast.Call, *, room: str) -> list[str]:
    first = [text for argument in call.args[:2] for text in _texts(argument)]
    named = [text for keyword in call.keywords if keyword.arg == "verb" for text in _texts(keyword.value)]
    full = [text for text in first if re.fullmatch(rf"({_rooms()})\.[a-z_]+", text)]
    return full + [verb if "." in verb else f"{room}.{verb}" for verb in named]


def verbs_mentioned(code: Code) -> set[str]:
    """Return these, and what stands anywhere in an act and looks like one."""
    parts = (node for name, module in code.modules.items() if _ACTS.match(name) for node in ast.walk(module))
    return verbs_used(code) | {text for part in parts if isinstance(part, ast.expr) for text in _texts(part)}


def _rooms() -> str:
    return "|".join(config.label for config in apps.get_app_configs() if config.name.startswith("luoshi."))


def _texts(node: ast.expr) -> list[str]:
    """Return the text of an argument, or both of one that depends."""
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_verb_has_its_sentence() -> None:
    assert sorted(verbs_used(code_of_luoshi()) - verbs().keys()) == []


def test_no_sentence_waits_for_a_verb_that_is_never_used() -> None:
    assert sorted(verbs().keys() - verbs_mentioned(code_of_luoshi())) == []


def test_every_sentence_can_be_told_of_an_entry_that_tells_nothing() -> None:
    broken = []
    for verb, sentence in verbs().items():
        try:
            str(sentence) % dict.fromkeys(re.findall(r"%\((\w+)\)", str(sentence)), "")
        except (TypeError, ValueError):
            broken.append(verb)

    assert broken == []


@pytest.mark.parametrize(
    "source",
    [
        "record('plans.plan_lost', by=by)",
        "told(version, 'plans.plan_lost', by=by)",
        "record('plans.plan_lost' if x else 'plans.plan_drafted', by=by)",
        "with act_on(version, verb='plan_lost') as act: ...",
        "with act_on(version, verb='plans.plan_lost') as act: ...",
    ],
)
def test_a_verb_without_a_sentence_would_be_seen(source: str) -> None:
    code = code_of({"luoshi.plans.operations.editing": source, "luoshi.plans.permissions": "Permission('plans.other')"})

    assert verbs_used(code) - verbs().keys() == {"plans.plan_lost"}
