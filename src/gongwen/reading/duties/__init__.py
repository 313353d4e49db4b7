"""Who answers for what: responsibility notes, the passages they close, tasks with their units."""
