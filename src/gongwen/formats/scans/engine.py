"""The engine: made once a process, asked by one caller at a time, with models named by their paths and no others."""

import os
import threading
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

from gongwen.formats.scans.models import Models, models
from gongwen.refusals import Unreadable

Image = NDArray[np.uint8]
Corners = NDArray[np.float64]
"""Four points, from the upper left one clockwise, in pixels."""
Turn = NDArray[np.float64]
"""An affine map of points, two rows of three (OpenCV's)."""

# More than four threads gain nothing on lines of text; others use the machine as well.
_MOST_THREADS: Final = 4
# Lines are looked for in a smaller picture, which takes half the memory and a third of the time, and read in the full one.
_LINES_SIDE: Final = 1280
# How far a line's box reaches beyond its core. At the engine's own 1.6 the、 of a short bold heading is cut off.
_REACH: Final = 2.1
_LEAST_SCORE: Final = 0.3
_NEVER: Final = 100_000
_FAILED: Final = "第{number}页的文字识别失败，请换用有文字的原件，或重新扫描后再读。"
_lock = threading.Lock()


class Found(NamedTuple):
    """One line of text: its corners, its words, how sure the engine is, the left edges of its characters if known."""

    corners: Corners
    text: str
    score: float
    edges: tuple[float, ...] | None


def find_lines(image: Image, number: int) -> list[Found]:
    """Return the lines of text in an image of blue, green and red; ``number`` is the page's, for the refusal."""
    with _lock:
        try:
            result = _engine()(image)
        except MemoryError:
            raise
        except Exception as error:  # the engine raises whatever its parts raise
            raise Unreadable(_FAILED.format(number=number)) from error
    boxes, texts, scores = (
        getattr(result, "boxes", None),
        getattr(result, "txts", None),
        getattr(result, "scores", None),
    )
    if boxes is None or texts is None or scores is None:
        return []
    words = getattr(result, "word_results", None) or [()] * len(texts)
    return [
        Found(np.asarray(box, dtype=np.float64), text, float(score), _edges(text, word))
        for box, text, score, word in zip(boxes, texts, scores, words, strict=True)
        if score >= _LEAST_SCORE and text.strip()
    ]


def _edges(text: str, characters: object) -> tuple[float, ...] | None:
    """Return the left edges of the characters, None where the engine took some together."""
    if not isinstance(characters, tuple | list) or len(characters) != len(text):
        return None
    edges = [float(box[0][0]) for _, _, box in characters]
    return tuple(edges) if edges == sorted(edges) else None


@cache
def _engine() -> RapidOCR:
    found = models()
    if found is None:
        raise Unreadable("没有安装文字识别组件。")
    return RapidOCR(params=_settings(found))


def _settings(found: Models) -> dict[str, object]:
    return {
        "Global.log_level": "critical",
        "Global.use_cls": False,
        # Sizes are bounded by the caller.
        "Global.max_side_len": _NEVER,
        "Global.text_score": _LEAST_SCORE,
        "Global.return_word_box": True,
        "Global.return_single_char_box": True,
        "Det.model_path": str(found.detection),
        "Det.limit_type": "max",
        "Det.limit_side_len": _LINES_SIDE,
        "Det.unclip_ratio": _REACH,
        "Rec.model_path": str(found.recognition),
        # One line at a time: without padding to the longest it is faster here, and takes a third less memory.
        "Rec.rec_batch_num": 1,
        "Cls.model_path": str(found.direction),
        "EngineConfig.onnxruntime.intra_op_num_threads": min(_MOST_THREADS, _processors()),
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }


def _processors() -> int:
    """Return how many processors this process may use, where the system tells."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
