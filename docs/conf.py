"""How Sphinx builds these pages; make docs does it, with warnings as errors."""

from gongwen import __version__

project = "Luoshi 落实"
author = "The Luoshi authors"
copyright = "the Luoshi authors, Apache-2.0"
release = __version__
version = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
suppress_warnings = ["myst.header"]
myst_heading_anchors = 3
myst_enable_extensions = ["attrs_inline"]

html_theme = "furo"
html_title = "Luoshi 落实"
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
