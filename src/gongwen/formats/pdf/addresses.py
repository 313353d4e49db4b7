"""Functions of pdfium that take and give bare addresses: called by the thousand, no object of Python is made for each."""

import ctypes
from collections.abc import Callable
from typing import Any, cast


def by_address(function: object, *kinds: Any) -> Callable[..., Any]:  # noqa: ANN401 -- types of C
    """Return a function of pdfium with other types of C: first that of its result, then those of its arguments."""
    # Short calls: the lock of the interpreter is not given up for each.
    return ctypes.PYFUNCTYPE(*kinds)(address_of(function))


def address_of(pointer: object) -> int:
    """Return where a pointer or a function of pdfium points to."""
    return ctypes.cast(cast("Any", pointer), ctypes.c_void_p).value or 0
