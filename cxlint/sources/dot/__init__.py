"""Directed graphs in DOT, the language of Graphviz."""

from cxlint.sources.dot.source import Dot

__all__ = ["Dot"]
