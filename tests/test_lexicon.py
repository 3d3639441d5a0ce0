"""Lexicons: the data files that come along, what decides which are used, and mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxlint.config.load import Config
from cxlint.lexicon import FOLDER, Lexicon, LexiconError, Lexicons, languages, parse_lexicon, read_lexicon
from cxlint.plugins import load_plugins
from cxlint.prompts import find, says, says_on, texts
from cxlint.session import Session
from cxlint.testing import sketch

WHOLE = ("de", "en", "es", "fr", "it", "pt")
"""Languages of which everything is there; others have only phrases that are certain."""

SWISS = Lexicon("de-CH", certain={"greetings": ("grüezi",)})
LIKELY = Lexicon("en", certain={"moods": ("very angry",)}, likely={"moods": ("cross",)})


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_that_comes_along_can_be_read(language: str) -> None:
    assert read_lexicon(FOLDER / f"{language}.toml").language == language


def test_the_whole_lexicons_have_the_same_groups() -> None:
    groups = {language: sorted(read_lexicon(FOLDER / f"{language}.toml").certain) for language in WHOLE}
    assert {language: sorted(set(groups["en"]) ^ set(found)) for language, found in groups.items()} == {
        language: [] for language in WHOLE
    }


@pytest.mark.parametrize(
    ("locales", "languages", "declared"),
    [
        pytest.param((), ["en"], False, id="a text that declares nothing is read as English"),
        pytest.param(("de",), ["de"], True, id="a declared language decides"),
        pytest.param(("de_CH",), ["de", "de-CH"], True, id="a declared locale brings its language"),
        pytest.param(("fr", "it"), ["fr", "it"], True, id="several can be declared"),
        pytest.param(("tlh",), [], True, id="in a language without a lexicon nothing is understood"),
        pytest.param(("../en",), [], True, id="a locale is no path"),
        pytest.param(("x" * 5000,), [], True, id="a locale may be as long as it likes"),
    ],
)
def test_who_reads_a_text(locales: tuple[str, ...], languages: list[str], declared: bool) -> None:
    tongue = Lexicons((SWISS,)).tongue(locales)
    assert [lexicon.language for lexicon in tongue.lexicons] == languages
    assert tongue.declared == declared


def test_the_project_says_what_undeclared_texts_are_read_as() -> None:
    assert [one.language for one in Lexicons(assumed=("es", "pt")).tongue(()).lexicons] == ["es", "pt"]


@pytest.mark.parametrize(
    ("text", "locales", "words"),
    [
        pytest.param("You seem very  angry, madam.", (), "very  angry", id="certain phrases count anywhere"),
        pytest.param("You seem cross.", (), "", id="likely ones do not count where no language is declared"),
        pytest.param("You seem cross.", ("en",), "cross", id="likely ones count where it is"),
        pytest.param("You seem cross.", ("de",), "", id="they do not count in another language"),
    ],
)
def test_which_phrases_count(text: str, locales: tuple[str, ...], words: str) -> None:
    hit = find(text, Lexicons((LIKELY,)).tongue(locales), "moods")
    assert (hit.words if hit else "") == words


def test_prompts_and_options_are_looked_through() -> None:
    journey = sketch(
        "@ {locales: [en]}\n"
        "main:menu {prompt: {en: Our options have changed., de: Unser Menü hat sich geändert.}}\n"
        "main -1{label: Our menu has changed}-> a:end; main -2-> b:end"
    ).journey
    assert [text.locale for text in texts(journey, journey["main"])] == ["en", "de"]
    hit = says(journey, journey["main"], "cliches")
    assert hit is not None
    assert (hit.words, hit.locale, hit.text[hit.span.start : hit.span.end]) == (
        "Our options have changed",
        "en",
        "Our options have changed",
    )
    first, second = journey.out("main")
    assert says_on(journey, first, "cliches") is not None
    assert says_on(journey, second, "cliches") is None
    assert says(journey, journey["a"], "cliches") is None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param({"words": {}}, "does not name its language", id="no language"),
        pytest.param({"language": "en", "wrods": {}}, "no key “wrods”", id="an unknown table"),
        pytest.param(
            {"language": "en", "words": {"verbs": ["a"]}}, "words.verbs must be a text", id="a list"
        ),
        pytest.param({"language": "en", "keys": "one"}, "keys must be a table", id="no table"),
        pytest.param(
            {"language": "en", "phrases": {"x": {"sure": []}}}, "certain and likely", id="an unknown grade"
        ),
        pytest.param(
            {"language": "en", "phrases": {"x": {"likely": [1]}}},
            "list of texts",
            id="a phrase that is no text",
        ),
        pytest.param(
            {"language": "en", "phrases": {"x": {"certain": ["_2 now"]}}},
            "begin and end",
            id="a gap in front",
        ),
    ],
)
def test_mistakes_in_a_lexicon_are_told(table: dict[str, object], words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        parse_lexicon(table)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"language = ", "is not valid TOML", id="broken TOML"),
        pytest.param(b"\xff\xfe", "is not valid TOML", id="another encoding"),
        pytest.param(b"", "does not name its language", id="nothing in it"),
    ],
)
def test_files_that_are_no_lexicon(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(content)
    with pytest.raises(LexiconError, match=words):
        read_lexicon(file)
    with pytest.raises(LexiconError, match="cannot be read"):
        read_lexicon(tmp_path / "none.toml")


PLUGIN = """
from cxlint.api import Lexicon, hookimpl

@hookimpl
def lexicons():
    return [Lexicon("eo", certain={"cliches": ("niaj opcioj ŝanĝiĝis",)})]
"""

JOURNEY = """
cxlint: 1
journey: Bonvenon
touchpoints:
  main:
    kind: menu
    channel: phone
    prompt: Niaj opcioj ŝanĝiĝis. Por vendoj premu 1.
    options: {1: sales}
  sales: {kind: queue}
"""


@pytest.mark.parametrize(
    ("locales", "found"),
    [
        pytest.param(("eo",), True, id="a plugin's lexicon is used for the configured language"),
        pytest.param(("en",), False, id="and not for another one"),
    ],
)
def test_a_plugin_brings_a_language(locales: tuple[str, ...], found: bool, tmp_path: Path) -> None:
    (tmp_path / "eo.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "a.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    plugins = load_plugins(("./eo.py",), tmp_path, installed=False)
    assert not plugins.problems
    report = Session(plugins, Config(root=tmp_path, locales=locales)).check([str(tmp_path)])
    assert any(finding.name == "options-changed-cliche" for finding in report.findings) is found
