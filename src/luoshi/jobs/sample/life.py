"""What has happened in the sample district since its plan was issued."""

from datetime import date, datetime

from luoshi.directory.models import Jurisdiction


def live(*, jurisdiction: Jurisdiction, now: datetime, today: date) -> None:
    """Let the district do what it has done so far. Called after everything else is loaded; done twice, it does nothing."""
