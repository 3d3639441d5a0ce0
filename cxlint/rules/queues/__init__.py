"""Rules about waiting: what becomes of customers whom nobody answers."""
