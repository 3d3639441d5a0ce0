"""Deletes the body of every rule, one at a time, and runs the rule's own tests, which must then fail.

``python tests/mutants/run.py [RULE ...] [--conditions]``. With ``--conditions`` every ``if`` and every
comparison in the file of the rule is turned round as well, one at a time: each is a way in which somebody
could break the rule tomorrow. Prints the mutants that survive; exit status 1 when one does.
"""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


class Mutant(NamedTuple):
    """A rule's file with one thing changed; ``change`` says what."""

    module: str
    change: str
    source: str

    @property
    def tests(self) -> Path:
        """The tests of the rule."""
        family, rule = self.module.split(".")
        return ROOT / "tests" / "rules" / family / f"test_{rule}.py"


def modules() -> tuple[str, ...]:
    """The module of every built-in rule, such as ``menus.menu_too_wide``."""
    sys.path.insert(0, str(ROOT))
    from cxlint.rules import RULES

    return RULES


def source_of(module: str) -> str:
    """The text of a rule's file."""
    return (ROOT / "cxlint" / "rules" / Path(*module.split("."))).with_suffix(".py").read_text("utf-8")


def without_body(module: str) -> Mutant:
    """The rule, finding nothing."""
    tree = ast.parse(source_of(module))
    name = module.split(".")[1]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            node.body = [node.body[0], *ast.parse("yield from ()").body]
    return Mutant(module, "no body", ast.unparse(tree))


def turned_round(module: str) -> Iterator[Mutant]:
    """The rule with one condition turned round, for each of its conditions."""
    for number in range(len(_conditions(ast.parse(source_of(module))))):
        tree = ast.parse(source_of(module))
        node = _conditions(tree)[number]
        before = ast.unparse(node).split("\n")[0]
        if isinstance(node, ast.Compare):
            node.ops = [OPPOSITES[type(op)]() for op in node.ops]
        else:
            node.test = ast.UnaryOp(ast.Not(), node.test)
        yield Mutant(module, f"line {node.lineno}: {before}", ast.unparse(ast.fix_missing_locations(tree)))


def _conditions(tree: ast.Module) -> list[ast.Compare | ast.If | ast.IfExp]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.Compare, ast.If, ast.IfExp))]


def survives(mutant: Mutant) -> bool:
    """Whether the rule's tests pass although the rule was changed."""
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder, "changed.py")
        changed.write_text(mutant.source, "utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
        command += ["-p", "mutants.swapped", "-W", "default", str(mutant.tests)]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SWAPPED_MODULE": f"cxlint.rules.{mutant.module}",
            "SWAPPED_FILE": str(changed),
        }
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def mutants(wanted: list[str], conditions: bool) -> list[Mutant]:
    """The mutants of the rules *wanted*, or of all."""
    names = [one for one in modules() if not wanted or one.split(".")[1].replace("_", "-") in wanted]
    found = [without_body(one) for one in names]
    return found + [mutant for one in names if conditions for mutant in turned_round(one)]


def main() -> int:
    """Run all mutants and print those that nobody notices."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rules", nargs="*", help="names of rules; default: all")
    asked.add_argument("--conditions", action="store_true", help="turn conditions round, too")
    given = asked.parse_args()
    every = mutants(given.rules, given.conditions)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        left = [mutant for mutant, alive in zip(every, pool.map(survives, every), strict=True) if alive]
    for mutant in left:
        print(f"{mutant.module.split('.')[1].replace('_', '-')}: {mutant.change}")
    print(f"{len(every)} mutants, {len(left)} survive.")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
