"""Colours that everybody can tell apart from what they stand on."""

from __future__ import annotations

import pytest

from cxlint.renderers.theme import THEMES, Theme, contrast, group_of

READABLE = 4.5
"""Contrast of text, Web Content Accessibility Guidelines 2, level AA."""

VISIBLE = 3.0
"""Contrast of graphic signs, same source."""


@pytest.fixture(params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[str(request.param)]


def test_tags_can_be_read_on_their_boxes(theme: Theme) -> None:
    for group, colour in theme.ink.items():
        assert contrast(colour, theme.fill(group)) >= READABLE, group


def test_titles_and_facts_can_be_read_on_boxes(theme: Theme) -> None:
    for group in theme.ink:
        assert contrast(theme.text, theme.fill(group)) >= READABLE, group
        assert contrast(theme.muted, theme.fill(group)) >= READABLE, group


def test_boxes_and_lines_can_be_seen_on_page_and_lane(theme: Theme) -> None:
    for ground in (theme.page, theme.lane):
        for colour in (*theme.ink.values(), theme.line, theme.witness):
            assert contrast(colour, ground) >= VISIBLE
        for colour in (theme.text, theme.muted, theme.label, theme.witness):
            assert contrast(colour, ground) >= READABLE


def test_numbers_can_be_read_in_their_signs(theme: Theme) -> None:
    for sign in (theme.error, theme.warning, theme.info):
        assert contrast(sign.number, sign.fill) >= READABLE
        assert contrast(sign.word, theme.page) >= READABLE
    assert contrast(theme.page, theme.witness) >= READABLE


@pytest.mark.parametrize(
    ("channel", "own", "group"),
    [
        pytest.param("phone", {}, "phone", id="the phone"),
        pytest.param("kiosk", {}, "person", id="a kiosk stands in a store"),
        pytest.param(None, {}, "neutral", id="not known"),
        pytest.param("telex", {}, "neutral", id="not declared"),
        pytest.param("locker", {"locker": "physical"}, "person", id="one of the journey's own"),
    ],
)
def test_channel_groups(channel: str | None, own: dict[str, str], group: str) -> None:
    assert group_of(channel, own) == group
