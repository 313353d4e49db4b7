"""Find questions for the role of somebody: ``.roles``, ``.is_office``, or a comparison with one of Role."""

import ast
import re

_ASKED = {"roles", "is_office"}
_IN_TEMPLATE = re.compile(r"\bactor\.(?:roles|is_office)\b")


def role_checks_in_python(source: str) -> list[tuple[int, str]]:
    """Return line and text of each question for somebody's role."""
    return sorted({(node.lineno, ast.unparse(node)) for node in ast.walk(ast.parse(source)) if _asks(node)})  # type: ignore[attr-defined]


def _asks(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        return node.attr in _ASKED and not _is_permission(node.value)
    return isinstance(node, ast.Compare) and any(_is_role(part) for part in (node.left, *node.comparators))


def _is_permission(node: ast.expr) -> bool:
    """Tell whether roles are asked of a row of the permission table: who may do it, not whether somebody may."""
    return isinstance(node, ast.Name) and node.id.isupper()


def _is_role(node: ast.expr) -> bool:
    return any(
        isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "Role"
        for part in ast.walk(node)
    )


def role_checks_in_template(source: str) -> list[tuple[int, str]]:
    """Return line and text of each question for the actor's role."""
    lines = enumerate(source.splitlines(), start=1)
    return [(number, hit[0]) for number, line in lines for hit in _IN_TEMPLATE.finditer(line)]
