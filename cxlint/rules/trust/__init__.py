"""Rules on honesty: who speaks, what is recorded, what it costs."""
