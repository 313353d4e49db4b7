"""征询: the office asks units for what it or the level above wants to know; and units countersign what a lead reports.

Nothing is agreed to by silence (责任单位确认 included): what was not answered stays unanswered, and is shown so.
"""
