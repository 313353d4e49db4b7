"""gongwen 公文: read official documents into work plans, and write them out again.

A pure library: no Django, no database, no clock, no network. The same bytes give the same reading.
"""

__version__ = "0.1.0"
