"""The edge where time enters: background work, the tick, commands."""
