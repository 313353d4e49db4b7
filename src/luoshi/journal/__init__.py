"""Who did what to what, when: append only, one keyed chain a jurisdiction."""
