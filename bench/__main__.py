"""`python -m bench` lists the benchmarks, `python -m bench NAME…` runs them: the modules of bench/ with a `main()`."""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from pathlib import Path


def benchmarks() -> dict[str, str]:
    """Name -> first line of the docstring; read, not imported, so that listing them loads nothing."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in module.body):
            found[path.stem] = (ast.get_docstring(module) or "").split("\n")[0]
    return found


def run(names: list[str]) -> int:
    known = benchmarks()
    for name in names:
        if name not in known:
            print(f"There is no benchmark {name!r}: they are {', '.join(known) or 'none yet'}.", file=sys.stderr)
            return 2
    for name in names:
        print(f"--- {name}: {known[name]}", flush=True)
        import_module(f"bench.{name}").main()
    if not names:
        for name, purpose in known.items():
            print(f"{name:<20} {purpose}")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
