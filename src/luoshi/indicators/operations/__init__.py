"""Every write to indicators."""

from luoshi.indicators.operations.laying import lay_out_goalposts
from luoshi.indicators.operations.observing import Observed, observe

__all__ = ["Observed", "lay_out_goalposts", "observe"]
