"""Rules on who answers for a journey and what it is measured by."""
