"""Colours of the map, light and dark.

The channel colours were searched for by distance under normal sight and three kinds of colour
blindness, with enough contrast forced; so do not replace one of them by eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary as words

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "phone": ("phone",),
    "text": ("sms", "chat", "social"),
    "post": ("email", "letter"),
    "screen": ("web", "app"),
    "person": ("store", "video", "kiosk"),
    "backstage": ("backstage",),
}
"""Channels that share a colour; the channel itself is always written, too."""

_GROUP_OF_CHANNEL: Final = {channel: group for group, members in GROUPS.items() for channel in members}
_GROUP_OF_MEDIUM: Final = {
    "voice": "phone",
    "text": "text",
    "post": "post",
    "screen": "screen",
    "person": "person",
    "physical": "person",
    "none": "backstage",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """The sign of one severity: fill, colour of the number in it, border and colour of the word."""

    fill: str
    number: str
    border: str
    word: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a map. ``ink`` maps a colour group to its border colour."""

    name: str
    page: str
    lane: str
    lane_border: str
    text: str
    muted: str
    line: str
    label: str
    witness: str
    tint: float
    ink: Mapping[str, str]
    error: Badge
    warning: Badge
    info: Badge

    def border(self, group: str) -> str:
        """Border colour of the boxes of a colour group; the neutral one for an unknown group."""
        return self.ink.get(group, self.ink["neutral"])

    def fill(self, group: str) -> str:
        """Fill of the boxes of a colour group: the border mixed a little into the page."""
        return mix(self.border(group), self.page, self.tint)

    def badge(self, severity: str) -> Badge:
        """The sign for a severity, by its word."""
        signs = {"error": self.error, "warning": self.warning}
        return signs.get(severity, self.info)


LIGHT: Final = Theme(
    name="light",
    page="#FFFFFF",
    lane="#F5F6F8",
    lane_border="#D5DAE0",
    text="#1B2028",
    muted="#59636E",
    line="#6B7580",
    label="#4A5563",
    witness="#C0116B",
    tint=0.09,
    ink={
        "phone": "#1F66BC",
        "text": "#58327C",
        "post": "#653C0D",
        "screen": "#4E7416",
        "person": "#7D0D3E",
        "backstage": "#4A5563",
        "neutral": "#59636E",
        "good": "#157335",
        "bad": "#B3002D",
    },
    error=Badge("#B3002D", "#FFFFFF", "#B3002D", "#B3002D"),
    warning=Badge("#FFC53D", "#1B2028", "#7A4B00", "#7A4B00"),
    info=Badge("#FFFFFF", "#0B5FA5", "#0B5FA5", "#0B5FA5"),
)

DARK: Final = Theme(
    name="dark",
    page="#0D1117",
    lane="#151B23",
    lane_border="#303945",
    text="#E9EDF2",
    muted="#9AA7B5",
    line="#8895A3",
    label="#B3BDC8",
    witness="#FF7AB8",
    tint=0.16,
    ink={
        "phone": "#61AAFD",
        "text": "#E6D3FB",
        "post": "#FEB986",
        "screen": "#9AF3D6",
        "person": "#F07073",
        "backstage": "#9AA7B5",
        "neutral": "#9AA7B5",
        "good": "#56D364",
        "bad": "#FF8A93",
    },
    error=Badge("#FF8A93", "#1B0005", "#FF8A93", "#FF8A93"),
    warning=Badge("#F2B632", "#1B1400", "#F2B632", "#F2B632"),
    info=Badge("#0D1117", "#7DBBFF", "#7DBBFF", "#7DBBFF"),
)

THEMES: Final = {"light": LIGHT, "dark": DARK}


def group_of(channel: str | None, own_channels: Mapping[str, str]) -> str:
    """The colour group of a channel; ``neutral`` when the channel or its medium is unknown."""
    if channel is None:
        return "neutral"
    if channel in own_channels:
        return _GROUP_OF_MEDIUM.get(own_channels[channel], "neutral")
    known = _GROUP_OF_MEDIUM.get(words.CHANNELS.get(channel, ""), "neutral")
    return _GROUP_OF_CHANNEL.get(channel, known)


def mix(colour: str, into: str, share: float) -> str:
    """*share* of one colour mixed into another, both as ``#RRGGBB``.

    >>> mix("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(into), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21, as the Web Content Accessibility Guidelines 2 define it.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(value) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
