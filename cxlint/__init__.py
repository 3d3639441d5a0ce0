"""cxlint: a linter for customer journeys."""

__version__ = "0.1.0"
