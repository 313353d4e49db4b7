"""Find Han text that no catalogue can translate: strings of Python outside gettext, text of templates and scripts."""

import ast
import re
from collections.abc import Iterator

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_GETTEXT = "django.utils.translation"

_TRANSLATED = re.compile(
    r"""\{%-?\s*(?:blocktranslate|blocktrans)\b.*?\{%-?\s*end(?:blocktranslate|blocktrans)\s*-?%\}
    |\{%-?\s*(?:translate|trans)\b.*?%\}
    |_\((?:"[^"]*"|'[^']*')\)
    |\{%-?\s*comment\b.*?\{%-?\s*endcomment\s*-?%\}
    |\{\#.*?\#\}""",
    re.DOTALL | re.VERBOSE,
)
_SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)


def han_in_python(source: str) -> list[tuple[int, str]]:
    """Return line and text of each string with Han text that is neither a docstring nor the argument of gettext."""
    module = ast.parse(source)
    allowed = {id(node) for node in ast.walk(module) for node in _documentation_of(node)}
    functions = _gettext_of(module)
    allowed |= {id(text) for node in ast.walk(module) for text in _translated_by(node, functions)}
    return sorted(
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value)
        if id(node) not in allowed
    )


def _documentation_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the docstrings of a body: strings that stand as statements, of whatever they follow."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def _gettext_of(module: ast.Module) -> set[str]:
    """Return the names under which a module has the functions of gettext."""
    imported = (node for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.module == _GETTEXT)
    return {alias.asname or alias.name for node in imported for alias in node.names if "gettext" in alias.name}


def _translated_by(node: ast.AST, functions: set[str]) -> Iterator[ast.AST]:
    """Yield the sentences that a call of gettext is given as they stand; one put together at run time is in no catalogue."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
        yield from (argument for argument in node.args if isinstance(argument, ast.Constant))


def han_in_template(source: str) -> list[tuple[int, str]]:
    """Return line and text of what stands in a template with Han characters and outside the tags that translate."""
    blanked = _TRANSLATED.sub(lambda found: "\n" * found[0].count("\n"), source)
    return _lines_with_han(blanked)


def han_in_script(source: str) -> list[tuple[int, str]]:
    """Return line and text of what stands in a script or style sheet with Han characters, its comments set aside."""
    blanked = _SCRIPT_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
    return _lines_with_han(blanked)


def _lines_with_han(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if HAN.search(line)]
