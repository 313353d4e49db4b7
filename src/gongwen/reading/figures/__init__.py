"""Figures that can be measured: quantities, targets, goals."""
