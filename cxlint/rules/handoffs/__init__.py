"""Rules about being handed on from person to person."""
