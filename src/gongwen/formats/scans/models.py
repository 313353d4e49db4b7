"""Where the models of the recognition are: files inside an installed package."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

_NEEDED: Final = ("rapidocr", "onnxruntime", "cv2", "numpy")
_DETECTION: Final = "PP-OCRv6_det_small.onnx"
_RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_DIRECTION: Final = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"


class Models(NamedTuple):
    """The model that finds lines of text, the one that reads them, and the one that tells which are upside down."""

    detection: Path
    recognition: Path
    direction: Path


@cache
def models() -> Models | None:
    """Return the paths of the models, None where recognition is not installed or has other models."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    spec = find_spec("rapidocr")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        found = Models(*(Path(folder) / "models" / name for name in (_DETECTION, _RECOGNITION, _DIRECTION)))
        if all(path.is_file() for path in found):
            return found
    return None
