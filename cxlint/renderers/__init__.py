"""Maps of journeys, drawn with Graphviz."""

from cxlint.renderers.map import FORMATS, Format, Picture, draw

__all__ = ["FORMATS", "Format", "Picture", "draw"]
