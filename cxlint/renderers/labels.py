"""HTML-like labels for the drawing program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxlint.renderers.scene import Box, Line
from cxlint.renderers.text import escape, wrap
from cxlint.renderers.theme import Theme

BOLD_DROP = 1.7
"""Points by which Graphviz sets a line of bold text higher than one of plain text."""


def table(rows: Iterable[str], *, fill: str = "", padding: int = 0, align: str = "") -> str:
    """A label of one column; the rows are labels already."""
    colour = f' BGCOLOR="{fill}"' if fill else ""
    side = f' ALIGN="{align}"' if align else ""
    cells = "".join(f"<TR><TD{side}>{row}</TD></TR>" for row in rows)
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="{padding}"{colour}>{cells}</TABLE>>'


def font(text: str, colour: str, size: int, *, bold: bool = False) -> str:
    """Escaped text in a colour and a size in points (whole ones: Graphviz cuts fractions off); a space when there is nothing to show."""
    shown = escape(text) or " "
    inner = f"<B>{shown}</B>" if bold else shown
    return f'<FONT COLOR="{colour}" POINT-SIZE="{size}">{inner}</FONT>'


def box_label(box: Box, theme: Theme) -> str:
    """Tag, title and facts of a touchpoint."""
    rows = [font(box.tag, theme.border(box.group), 8)] if box.tag else []
    rows.extend(font(line, theme.text, 11, bold=True) for line in box.title)
    if box.facts:
        rows.append(font(box.facts, theme.muted, 9))
    return table(rows)


def line_label(line: Line, theme: Theme, fill: str = "") -> str:
    """The words beside an arrow and, bold, the share of customers; empty without either."""
    colour = theme.witness if line.strong else theme.label
    rows = [font(text, colour, 9) for text in line.words]
    if line.share is not None:
        share = font(f"{line.share * 100:.3g}%", colour, 9, bold=True)
        rows[-1:] = [f"{rows[-1]} {share}" if rows else share]
    return table(["<BR/>".join(rows)], fill=fill, padding=2) if rows else ""


def lane_label(title: str, theme: Theme, fill: str = "") -> str:
    """The name of a stage."""
    return table([font(title, theme.muted, 12, bold=True)], fill=fill, padding=2)


def sentence(text: str, colour: str, *, width: int, bold: bool = False) -> str:
    """A sentence of the findings table in lines of *width* characters."""
    rows = [font(line, colour, 10, bold=bold) for line in wrap(text, width, 6)] or [" "]
    return table(rows, align="LEFT")


def plain(parts: Sequence[tuple[str, str]], size: int, *, bold: bool = False) -> str:
    """One line of (text, colour) parts with dots between them."""
    dot = f'<FONT COLOR="{parts[0][1]}" POINT-SIZE="{size}"> · </FONT>'
    return table([dot.join(font(text, colour, size, bold=bold) for text, colour in parts)], align="LEFT")
