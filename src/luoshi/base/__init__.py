"""What every room needs and no room owns: refusals, actors, permissions, parts of models. No nouns of the domain."""
