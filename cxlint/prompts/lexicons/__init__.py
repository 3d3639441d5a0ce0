"""One lexicon for each language: data only."""
