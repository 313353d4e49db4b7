"""方案: plans, drafts, versions, goals, tasks, assignments, phases, rosters."""
