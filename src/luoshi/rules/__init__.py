"""规则: working days, periods and due days, lateness, hints, progress. Pure: no Django, no database, no clock."""
