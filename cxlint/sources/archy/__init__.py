"""Architect flows of Genesys Cloud, written for its tool Archy."""

from cxlint.sources.archy.source import GenesysArchy

__all__ = ["GenesysArchy"]
