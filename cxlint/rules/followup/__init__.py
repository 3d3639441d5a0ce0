"""Rules about what comes after the contact."""
