"""Rules about contacts that the firm begins."""
