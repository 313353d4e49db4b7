"""单位: jurisdictions, units, aliases, groups, coordinating bodies, posts, people, accounts."""
