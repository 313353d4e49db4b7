"""What calls what in luoshi, as far as names tell: functions, classes and tables of a module, and what they name."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from tests.houserules.measure import source_files
from tests.places import ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Code:
    """Modules by name, each with what stands at its top (``module:name``) and what its names mean."""

    modules: Mapping[str, ast.Module]
    nodes: dict[str, ast.AST] = field(default_factory=dict)
    imports: dict[str, dict[str, str]] = field(default_factory=dict)
    _named: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find what stands at the top of each module."""
        for name, module in self.modules.items():
            self.imports[name] = dict(_imports_of(module))
            for statement in module.body:
                self.nodes |= {f"{name}:{defined}": statement for defined in _defined_by(statement)}

    def meaning(self, module: str, name: str) -> str | None:
        """Return the node or module that a name means in a module, None if it is none of ours."""
        if f"{module}:{name}" in self.nodes:
            return f"{module}:{name}"
        target = self.imports.get(module, {}).get(name)
        if target is None:
            return f"{module}.{name}" if f"{module}.{name}" in self.modules else None
        where, _, imported = target.partition(":")
        if f"{where}.{imported}" in self.modules:
            return f"{where}.{imported}"
        return (self.meaning(where, imported) or target) if imported and where in self.modules else target

    def named_by(self, key: str) -> set[str]:
        """Return all that a function, class or table names."""
        if key not in self._named:
            module = key.partition(":")[0]
            self._named[key] = set(self._meanings(module, self.nodes[key])) - {key}
        return self._named[key]

    def _meanings(self, module: str, node: ast.AST) -> Iterator[str]:
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                yield from filter(None, [self.meaning(module, part.id)])
            elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                owner = self.meaning(module, part.value.id)
                if owner and ":" not in owner:
                    yield self.meaning(owner, part.attr) or f"{owner}:{part.attr}"

    def all_named_by(self, key: str) -> set[str]:
        """Return a function and all of ours that it names, that these name, and so on."""
        seen, waiting = {key}, [key]
        while waiting:
            new = {found for found in self.named_by(waiting.pop()) if found in self.nodes} - seen
            seen |= new
            waiting.extend(new)
        return seen

    def reaches(self, key: str, target: str) -> bool:
        """Tell whether a function names a target, or something that does, and so on."""
        return target in self.all_named_by(key)

    def functions(self) -> Iterator[tuple[str, Function]]:
        """Yield the functions at the top of the modules."""
        for key, node in self.nodes.items():
            if isinstance(node, Function):
                yield key, node

    def used_outside(self, is_inside: set[str]) -> set[str]:
        """Return what the modules that are not inside import of those that are."""
        outside = [name for name in self.modules if name not in is_inside]
        named = {
            found
            for name in outside
            for found in self._meanings(name, self.modules[name])
            if found.partition(":")[0] in is_inside
        }
        imported = (self.meaning(name, local) for name in outside for local in self.imports[name])
        return named | {found for found in imported if found and found.partition(":")[0] in is_inside}


def _defined_by(statement: ast.stmt) -> list[str]:
    if isinstance(statement, Function | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _imports_of(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}:{alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name


def code_of(sources: Mapping[str, str]) -> Code:
    """Return the code of modules given as text."""
    return Code({name: ast.parse(source) for name, source in sources.items()})


@cache
def code_of_luoshi() -> Code:
    """Return the code of the system."""
    sources = {}
    for path in source_files():
        parts = path.relative_to(ROOT / "src").with_suffix("").parts
        if parts[0] == "luoshi":
            sources[".".join(parts).removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    return code_of(sources)
