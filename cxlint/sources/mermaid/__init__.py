"""Flowcharts in the language Mermaid, in files of their own and inside Markdown."""

from cxlint.sources.mermaid.source import Mermaid

__all__ = ["Mermaid"]
