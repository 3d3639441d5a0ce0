"""Twilio Studio: exported flows, bare or wrapped by the API."""

from cxlint.sources.twilio.source import TwilioStudio

__all__ = ["TwilioStudio"]
