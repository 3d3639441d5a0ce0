"""Flows exported from Genesys Cloud Architect as ``.i3…`` files."""

from cxlint.sources.genesys_i3.source import GenesysExport

__all__ = ["GenesysExport"]
