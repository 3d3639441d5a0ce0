"""How long prompts take to say, as an estimate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.prompts import is_known, spoken_seconds

SPOKEN = [
    ("Letters", "Welcome to our service", 19 * 0.066),
    ("A pause is heard", "Welcome.", 7 * 0.066 + 0.18),
    ("Signs in a row are one pause", "Welcome…!?", 7 * 0.066 + 0.18),
    ("Digits are said one by one", "Room 214", 4 * 0.066 + 3 * 0.42),
    ("Signs inside a number are no pauses", "1,249.50", 6 * 0.42),
    ("A comma between two keys is one", "1, 2", 2 * 0.42 + 0.18),
    ("Accents add nothing", "dru\u0308cken", 7 * 0.066),
    ("Arabic letters stand for more sound", "مرحبا", 5 * 0.105),
    ("Chinese signs are syllables", "欢迎致电。", 4 * 0.33 + 0.18),
    ("Japanese signs as well", "ありがとう", 5 * 0.33),
    ("Korean signs as well", "안녕", 2 * 0.33),
    ("Languages in one text", "您好 hello", 2 * 0.33 + 5 * 0.066),
    ("Markup is not said", "<speak>Hi <break time='2s'/></speak>", 2 * 0.066),
]


@pytest.mark.parametrize(("text", "seconds"), [pytest.param(*row[1:], id=row[0]) for row in SPOKEN])
def test_seconds(text: str, seconds: float) -> None:
    assert spoken_seconds(text) == pytest.approx(seconds, abs=0.001)


@pytest.mark.parametrize(
    "text", ["", "  \n", "Dear {name}", "$.External.prompt", "{{menu}}", "<audio src='a.wav'/>"]
)
def test_what_is_not_known_has_no_length(text: str) -> None:
    assert spoken_seconds(text) is None


@given(st.text())
def test_known_texts_have_a_length(text: str) -> None:
    seconds = spoken_seconds(text)
    assert (seconds is not None) == is_known(text)
    assert seconds is None or seconds >= 0


PLAIN = st.text("abc xyzäé1230 ,.!?欢迎مر\n", min_size=1).filter(is_known)


@given(PLAIN, PLAIN)
def test_two_texts_take_as_long_as_both(first: str, second: str) -> None:
    apart = (spoken_seconds(first) or 0) + (spoken_seconds(second) or 0)
    assert spoken_seconds(f"{first} {second}") == pytest.approx(apart, abs=0.01)


@given(PLAIN, st.integers(2, 50))
def test_the_length_grows_with_the_text(text: str, times: int) -> None:
    once = spoken_seconds(text) or 0
    assert spoken_seconds(" ".join([text] * times)) == pytest.approx(times * once, abs=0.001 * times)


@given(PLAIN)
def test_case_and_blanks_do_not_matter(text: str) -> None:
    assert spoken_seconds(text.upper()) == spoken_seconds(f"  {text}  ") == spoken_seconds(text)
