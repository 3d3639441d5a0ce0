"""Rules about proving who one is."""
