"""Finds, loads and asks plugins, one at a time: a broken one is loud and harms no other."""

from __future__ import annotations

import importlib
import os
import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from cxlint import hookspecs
from cxlint.errors import CxlintError
from cxlint.lexicon import Lexicon
from cxlint.own import OWN_RULES
from cxlint.profiles import PROFILES, Profile
from cxlint.rule import Rule
from cxlint.sources.base import Source
from cxlint.text import did_you_mean, printable, shorten
from cxlint.value import Value

if TYPE_CHECKING:
    from cxlint.report import Reporter

GROUP = "cxlint"
"""Entry-point group of installed plugins."""

BUILTIN = "cxlint"
SHORTEST_PREFIX = 4
"""Letters of a plugin's code prefix; shorter ones are kept for cxlint itself."""

LONGEST_REASON = 200
"""Characters of an exception's text that are shown."""


_HOOK_NAMES = f"{', '.join(hookspecs.HOOKS[:-1])} or {hookspecs.HOOKS[-1]}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PluginProblem(Value):
    """What is wrong with a plugin, in a sentence, and what to do about it."""

    plugin: str
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Plugin(Value):
    """A plugin as it was found: where it comes from, and what it brought."""

    name: str
    origin: str
    version: str = ""
    rules: tuple[Rule, ...] = ()
    sources: tuple[Source, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    profiles: tuple[Profile, ...] = ()
    lexicons: tuple[Lexicon, ...] = ()


@dataclass(frozen=True)
class Plugins:
    """Everything that was found, in a fixed order: built-ins, installed ones, files."""

    found: tuple[Plugin, ...]
    problems: tuple[PluginProblem, ...] = field(default=())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, by code."""
        return tuple(sorted((r for p in self.found for r in p.rules), key=lambda rule: rule.code))

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order in which they are asked."""
        return tuple(source for plugin in self.found for source in plugin.sources)

    @property
    def reporters(self) -> tuple[Reporter, ...]:
        """All reporters."""
        return tuple(reporter for plugin in self.found for reporter in plugin.reporters)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles: those that come along, then those of plugins."""
        return tuple(profile for plugin in self.found for profile in plugin.profiles)

    @property
    def lexicons(self) -> tuple[Lexicon, ...]:
        """The lexicons that plugins bring, beside those that come along."""
        return tuple(lexicon for plugin in self.found for lexicon in plugin.lexicons)

    def owner(self, rule: Rule) -> Plugin:
        """The plugin that brought *rule*."""
        return next(plugin for plugin in self.found if rule in plugin.rules)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Loaded(Value):
    """A plugin whose module is there but was not asked yet."""

    name: str
    origin: str
    version: str
    module: Any


def load_plugins(named: Sequence[str] = (), base: Path | None = None, installed: bool = True) -> Plugins:
    """Load the built-ins, the installed plugins, and those *named* in the configuration.

    A name is a path (``./my_rules.py``, relative to *base*) or a module. Nothing raises: what went
    wrong is in ``problems``.
    """
    loader = _Loader()
    loader.take(BUILTIN, "built in", "", lambda: importlib.import_module("cxlint.builtin"))
    if installed:
        for entry in _entry_points():
            version = (entry.dist.version if entry.dist else "") or ""
            loader.take(entry.name, f"installed, {entry.value}", version, entry.load)
    for name in named:
        path = _path_of(name, base or Path.cwd())
        if path is None:
            loader.take(name, "module", "", lambda name=name: importlib.import_module(name))
        else:
            loader.take(name, str(path), "", lambda path=path: _module_of(path))
    return loader.collect()


def _entry_points() -> list[Any]:
    from cxlint.installed import may_have_entry_points

    if not may_have_entry_points(GROUP):
        return []
    from importlib.metadata import entry_points

    return sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))


def _path_of(name: str, base: Path) -> Path | None:
    if name.endswith(".py") or "/" in name or "\\" in name:
        return base / name
    return None


def _module_of(path: Path) -> types.ModuleType:
    if not path.is_file():
        raise CxlintError(f"There is no file {path}.")
    name = "cxlint_local_" + "".join(c if c.isalnum() else "_" for c in str(path.resolve()))
    import importlib.util

    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise CxlintError(f"{path} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


class _Loader:
    """Registers plugins one by one and asks each for what it brings."""

    def __init__(self) -> None:
        self.manager = pluggy.PluginManager(hookspecs.PROJECT)
        self.manager.add_hookspecs(hookspecs.Hooks)
        self.loaded: list[_Loaded] = []
        self.problems: list[PluginProblem] = []

    def complain(self, plugin: str, message: str, fix: str = "") -> None:
        self.problems.append(PluginProblem(plugin, message, fix))

    def take(self, name: str, origin: str, version: str, load: Any) -> None:
        try:
            module = load()
            if self.manager.is_registered(module):
                return  # installed, and named in the configuration as well
            self.check_hooks(name, module)
            self.manager.register(module, name=name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin does, the others run
            self.complain(
                name,
                f"The plugin “{name}” could not be loaded: {_in_short(error)}",
                "Mend the plugin, or take it out of the configuration.",
            )
            return
        self.loaded.append(_Loaded(name, origin, version, module))

    def check_hooks(self, name: str, module: Any) -> None:
        marked = [key for key in dir(module) if hasattr(getattr(module, key, None), "cxlint_impl")]
        for key in marked:
            if key not in hookspecs.HOOKS:
                self.complain(
                    name,
                    f"The plugin “{name}” implements a hook “{key}” that does not exist.",
                    did_you_mean(key, hookspecs.HOOKS) or f"Hooks are: {', '.join(hookspecs.HOOKS)}.",
                )
        if not marked and not _bare(module, Rule) and not _bare(module, Profile):
            self.complain(
                name,
                f"The plugin “{name}” brings nothing.",
                f"Mark a function with @hookimpl that is named {_HOOK_NAMES}.",
            )

    def collect(self) -> Plugins:
        taken = dict.fromkeys((*OWN_RULES, *(own.name for own in OWN_RULES.values())), BUILTIN)
        names: dict[str, str] = {}
        found = []
        for plugin in self.loaded:
            brought = {hook: list(self.ask(plugin, hook)) for hook in hookspecs.HOOKS}
            found.append(
                Plugin(
                    plugin.name,
                    plugin.origin,
                    plugin.version,
                    tuple(self.accepted(plugin, brought["rules"], taken)),
                    tuple(self.named(plugin, "source", brought["sources"], names)),
                    tuple(self.named(plugin, "reporter", brought["reporters"], names)),
                    tuple(self.named(plugin, "profile", brought["profiles"], names)),
                    tuple(brought["lexicons"]),
                )
            )
        return Plugins(tuple(found), tuple(self.problems))

    def ask(self, plugin: _Loaded, hook: str) -> Iterator[Any]:
        """What one plugin answers to one hook; checked item by item."""
        wanted = _wanted(hook)
        try:
            items = list(self.answers(plugin, hook))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            self.complain(plugin.name, f"The hook {hook} of “{plugin.name}” failed: {_in_short(error)}")
            return
        for item in items:
            if isinstance(item, type):
                self.complain(
                    plugin.name,
                    f"The hook {hook} of “{plugin.name}” answered the class {item.__name__} itself.",
                    f"Answer an instance: {item.__name__}().",
                )
            elif isinstance(item, wanted):
                yield item
            else:
                self.complain(
                    plugin.name,
                    f"The hook {hook} of “{plugin.name}” answered {type(item).__name__}, which is no {wanted.__name__}.",
                )

    def answers(self, plugin: _Loaded, hook: str) -> Iterable[Any]:
        own = [
            impl for impl in getattr(self.manager.hook, hook).get_hookimpls() if impl.plugin is plugin.module
        ]
        for impl in own:
            answer = impl.function()
            if not isinstance(answer, Iterable):
                raise CxlintError(f"it answered {type(answer).__name__} instead of a list of {hook}.")
            yield from answer
        if not own and hook == "rules":
            yield from _bare(plugin.module, Rule)
        if not own and hook == "profiles":
            yield from (profile for profile in _bare(plugin.module, Profile) if profile not in PROFILES)

    def accepted(self, plugin: _Loaded, rules: Iterable[Rule], taken: dict[str, str]) -> Iterator[Rule]:
        for rule in rules:
            clash = next((key for key in (rule.code, rule.name) if key in taken), None)
            if clash is not None:
                self.complain(
                    plugin.name,
                    f"“{plugin.name}” brings {clash}, which {taken[clash]} has already.",
                    "Rename it.",
                )
            elif plugin.name != BUILTIN and len(rule.family) < SHORTEST_PREFIX:
                self.complain(
                    plugin.name,
                    f"The code {rule.code} of “{plugin.name}” is kept for cxlint itself.",
                    "Choose a prefix of four letters or more, such as ACME101.",
                )
            else:
                taken[rule.code] = taken[rule.name] = plugin.name
                yield rule

    def named(self, plugin: _Loaded, noun: str, items: Iterable[Any], names: dict[str, str]) -> Iterator[Any]:
        """The sources, reporters or profiles whose names nobody has taken before."""
        for item in items:
            key = f"{noun} {item.name}"
            if key in names:
                self.complain(
                    plugin.name,
                    f"“{plugin.name}” brings the {key}, which {names[key]} has already.",
                    "Rename it.",
                )
            else:
                names[key] = plugin.name
                yield item


def _bare(module: Any, wanted: type[Any]) -> list[Any]:
    """Rules or profiles at the top of a module without hooks: enough for a plugin of a few lines."""
    return [value for value in vars(module).values() if isinstance(value, wanted)]


def _wanted(hook: str) -> type[Any]:
    if hook == "rules":
        return Rule
    if hook == "sources":
        return Source
    if hook == "lexicons":
        return Lexicon
    if hook == "profiles":
        return Profile
    from cxlint.report import Reporter

    return Reporter


def _in_short(error: BaseException) -> str:
    """An exception in one sentence, with the place in the plugin when there is one."""
    text = shorten(printable(str(error)), LONGEST_REASON) or type(error).__name__
    if isinstance(error, CxlintError):
        return text
    if isinstance(error, pluggy.PluginValidationError):
        return "a hook has arguments; none of them takes any."
    said = f"{type(error).__name__}: {text}" if text != type(error).__name__ else text
    place = "" if isinstance(error, SyntaxError) else _place(error)
    return f"{said}{place}."


def _place(error: BaseException) -> str:
    """The last line of the plugin that was running; nothing when none of its lines was."""
    import traceback

    skipped = [str(Path(module.__file__ or "").parent) + os.sep for module in (hookspecs, importlib)]
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if not name.startswith(("<frozen", *skipped)):
            found = f" (line {line} of {Path(name).name})"
    return found
