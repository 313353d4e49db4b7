"""From lines to the cleaned text: joined paragraphs, the outline, the cells of tables drawn in plain text."""
