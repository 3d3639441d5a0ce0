"""Rules on the way to a person: it exists, it can be found, and nobody is cut off before it."""
