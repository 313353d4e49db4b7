"""Every act of the directory has its words, and every row of the permission table its action and its sentence."""

import re

from luoshi.directory.permissions import PERMISSIONS
from luoshi.directory.verbs import VERBS
from tests.places import project_files

_VERB = re.compile(r'"(directory\.\w+)"')


def test_every_verb_that_is_recorded_has_a_sentence_and_no_other() -> None:
    sources = project_files("src/luoshi/directory/operations/*.py")
    sources += project_files("src/luoshi/web/frame/operations.py")

    recorded = {verb for path in sources for verb in _VERB.findall(path.read_text(encoding="utf-8"))}

    assert len(recorded) > 20
    assert recorded == VERBS.keys()


def test_actions_are_named_once() -> None:
    actions = [row.action for row in PERMISSIONS]

    assert sorted(actions) == sorted(set(actions))
    assert [action for action in actions if not action.startswith("directory.")] == []
    assert [row.action for row in PERMISSIONS if not str(row.refusal).endswith("。")] == []
