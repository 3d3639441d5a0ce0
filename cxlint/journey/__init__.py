"""The model: journeys are graphs of touchpoints. Imports nothing of cxlint but values."""
