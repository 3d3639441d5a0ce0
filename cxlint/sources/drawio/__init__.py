"""Diagrams drawn with draw.io (diagrams.net)."""

from cxlint.sources.drawio.source import DrawIo

__all__ = ["DrawIo"]
