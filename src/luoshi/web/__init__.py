"""The edge where people enter: pages, components, forms."""
