"""The document was read again by a newer reader: what it reads otherwise, and taking that up one by one.

What people made of the draft is never lost: field by field, what somebody changed stays, the rest becomes what is read now.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gongwen.comparing.levels import Levels
from gongwen.comparing.pairing import pair_up
from gongwen.comparing.profiles import profile
from gongwen.reading.asjson import from_json
from gongwen.reading.model import PlanReading
from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, Stale
from luoshi.documents.models import Reading
from luoshi.plans.contents import contents_of
from luoshi.plans.models import Doubt, Piece, PlanVersion
from luoshi.plans.operations.asking import doubt_row
from luoshi.plans.operations.editing import add_behind, write_content
from luoshi.plans.operations.log import Act, act_on
from luoshi.plans.operations.shifting import Shift
from luoshi.plans.pieces import as_content, as_data
from luoshi.plans.states import PieceKind

Data = dict[str, Any]
_READ_ONCE = (PieceKind.HEADER,)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a newer reading reads otherwise.

    ``what``: "changed", "added", "gone", or for a doubt that is new "asked". ``fields`` are those that the new reading
    changes; ``kept`` those of them that somebody has changed by hand, which stay. ``key`` names it in a form.
    """

    what: str
    kind: PieceKind | None
    piece: Piece | None
    read: Data
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    reading: Reading | None = None

    @property
    def key(self) -> str:
        """A name that changes when anything of it does."""
        told = [self.what, self.kind, self.piece.public_key if self.piece else "", self.piece and self.piece.revision]
        words = json.dumps([*told, self.read], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    @property
    def was_changed_by_hand(self) -> bool:
        """Tell whether somebody has changed the piece since it was read."""
        return self.piece is not None and self.piece.content != self.piece.read
