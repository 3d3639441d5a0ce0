"""Amazon Connect: exported flows and modules, old and new."""

from cxlint.sources.connect.source import AmazonConnect

__all__ = ["AmazonConnect"]
