"""指标: what is measured, which plan asks for which figure, and what was observed."""
