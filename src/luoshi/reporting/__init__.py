"""报送: periods, and what units report in them: written, approved, accepted or returned."""
