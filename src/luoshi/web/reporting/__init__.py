"""报送: what a unit reports, approves, and the office takes in."""
