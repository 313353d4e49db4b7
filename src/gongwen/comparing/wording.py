"""Two wordings as segments: what stayed, what differs only in level, what was struck, inserted, replaced."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from gongwen.comparing.levels import Levels, Token
from gongwen.comparing.model import Op, Segment

_MOST_STEPS = 20_000_000
"""What comparing two texts token by token (or clause by clause) may cost; beyond, the stretch counts as replaced."""
_CLAUSE_ENDS = frozenset("，。；：！？、,;:!?\n")
_LONGEST_CHANCE = 5
"""What agrees between two changes is chance where it is a character, or so short and short beside both changes."""

Tokens = Sequence[Token]
_Block = tuple[bool, int, int, int, int]
"""Whether a stretch agrees, and from where to where it goes in the old and in the new tokens."""


class Steps:
    """How much work a whole comparison may still spend on wordings."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, steps: int) -> bool:
        """Take so many steps, and tell whether they were there."""
        if steps > _MOST_STEPS or steps > self._left:
            return False
        self._left -= steps
        return True


def wording(old: str, new: str, levels: Levels, steps: Steps) -> tuple[Segment, ...]:
    """Return two texts as segments."""
    olds, news = levels.tokens(old), levels.tokens(new)
    blocks = _slid(_tidied(_blocks(olds, news, steps), olds, news), olds, news)
    return tuple(segment for block in blocks for segment in _segments(block, olds, news))


def _blocks(old: Tokens, new: Tokens, steps: Steps) -> list[_Block]:
    """Return the stretches that agree and that differ; what agrees at both ends is found first, as it costs nothing."""
    head = _agreeing(old, new)
    most = min(len(old), len(new)) - head
    tail = min(_agreeing(old[::-1], new[::-1]), most)
    a, b = len(old) - tail, len(new) - tail
    middle = _compared(old[head:a], new[head:b], steps)
    shifted = [(same, i + head, k + head, j + head, m + head) for same, i, k, j, m in middle]
    return [(True, 0, head, 0, head), *shifted, (True, a, len(old), b, len(new))]


def _agreeing(old: Tokens, new: Tokens) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.neutral != other.neutral:
            break
        count += 1
    return count


def _compared(old: Tokens, new: Tokens, steps: Steps) -> list[_Block]:
    """Compare token by token, clause by clause where that is too much, not at all where that is too much as well."""
    olds, news = [token.neutral for token in old], [token.neutral for token in new]
    if steps.take(_cost(olds, news)):
        return list(_matched(olds, news))
    old_clauses, new_clauses = _clauses(old), _clauses(new)
    if steps.take(_cost(old_clauses, new_clauses)):
        return list(_by_clause(old_clauses, new_clauses))
    return [(False, 0, len(old), 0, len(new))]


def _cost(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many steps the comparison takes at most: for each stretch it finds, each token with its equals."""
    often = Counter(new)
    return sum(often[token] for token in old) * min(len(old), len(new))


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[_Block]:
    for op, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield op == "equal", i, k, j, m


def _clauses(tokens: Tokens) -> list[tuple[str, ...]]:
    clauses: list[list[str]] = [[]]
    for token in tokens:
        clauses[-1].append(token.neutral)
        if _ends_clause(token):
            clauses.append([])
    return [tuple(clause) for clause in clauses if clause]


def _by_clause(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Iterator[_Block]:
    old_starts, new_starts = _starts(old), _starts(new)
    for same, i, k, j, m in _matched(old, new):
        yield same, old_starts[i], old_starts[k], new_starts[j], new_starts[m]


def _starts(clauses: Sequence[tuple[str, ...]]) -> list[int]:
    starts = [0]
    for clause in clauses:
        starts.append(starts[-1] + len(clause))
    return starts


def _tidied(blocks: Sequence[_Block], old: Tokens, new: Tokens) -> list[_Block]:
    """Return the blocks with agreement by chance counted to the changes around it, so that people can read them."""
    tidy: list[_Block] = []
    for block in _joined(block for block in blocks if block[1] < block[2] or block[3] < block[4]):
        grown = block
        while not grown[0] and len(tidy) > 1 and _is_chance(tidy[-1], (tidy[-2], grown), old, new):
            grown = (False, tidy[-2][1], grown[2], tidy[-2][3], grown[4])
            del tidy[-2:]
        tidy.append(grown)
    return tidy


def _is_chance(agreeing: _Block, around: tuple[_Block, _Block], old: Tokens, new: Tokens) -> bool:
    length = _letters(old[agreeing[1] : agreeing[2]])
    changed = min(max(_letters(old[i:k]), _letters(new[j:m])) for _, i, k, j, m in around)
    return length <= 1 or (length <= _LONGEST_CHANCE and length * 2 <= changed)


def _slid(blocks: Sequence[_Block], old: Tokens, new: Tokens) -> list[_Block]:
    """Return the blocks with what only one side has moved along where that reads better: 适老化[适儿化]改造, not 适老[化适儿]化改造."""
    slid = list(blocks)
    for at in range(1, len(slid) - 1):
        (_, a, i, b, j), (same, _, k, _, m), (_, _, c, _, d) = slid[at - 1 : at + 2]
        if same or (i < k and j < m):
            continue
        tokens, start, end, stop = (old, i, k, c) if i < k else (new, j, m, d)
        shift = _best_shift(tokens, start, end, stop)
        slid[at - 1 : at + 2] = [
            (True, a, i + shift, b, j + shift),
            (False, i + shift, k + shift, j + shift, m + shift),
            (True, k + shift, c, m + shift, d),
        ]
    return [block for block in slid if block[1] < block[2] or block[3] < block[4]]


def _best_shift(tokens: Tokens, start: int, end: int, stop: int) -> int:
    """Return how far a stretch goes to the right, where its end repeats its beginning: to a stop, else as far as it can."""
    best = shift = 0
    while end + shift < stop and tokens[start + shift].neutral == tokens[end + shift].neutral:
        shift += 1
        if _ends_clause(tokens[end + shift - 1]) or not _ends_clause(tokens[end + best - 1]):
            best = shift
    return best


def _ends_clause(token: Token) -> bool:
    return not _CLAUSE_ENDS.isdisjoint(token.printed)


def _letters(tokens: Tokens) -> int:
    return sum(len(token.plain) for token in tokens)


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """Return the blocks with neighbours of one kind as one."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and joined[-1][0] == block[0]:
            same, i, _, j, _ = joined[-1]
            joined[-1] = (same, i, block[2], j, block[4])
        else:
            joined.append(block)
    return joined


def _segments(block: _Block, old: Tokens, new: Tokens) -> Iterator[Segment]:
    same, i, k, j, m = block
    if not same:
        op: Op = "replaced" if i < k and j < m else "struck" if i < k else "inserted"
        yield from _changed(op, _printed(old[i:k]), _printed(new[j:m]))
        return
    pairs = zip(old[i:k], new[j:m], strict=True)
    for plain, run in groupby(pairs, key=lambda pair: pair[0].plain == pair[1].plain):
        olds, news = zip(*run, strict=True)
        if plain:
            yield Segment("same", _printed(olds), _printed(news))
        else:
            yield from _changed("adapted", _printed(olds), _printed(news))


def _changed(op: Op, old: str, new: str) -> Iterator[Segment]:
    """Yield a change; punctuation that both end with has not changed."""
    tail = 0
    while tail < min(len(old), len(new)) and old[-1 - tail] == new[-1 - tail] and not old[-1 - tail].isalnum():
        tail += 1
    yield Segment(op, old[: len(old) - tail], new[: len(new) - tail])
    if tail:
        yield Segment("same", old[len(old) - tail :], new[len(new) - tail :])


def _printed(tokens: Tokens) -> str:
    return "".join(token.printed for token in tokens)
