"""Rules on the structure of a journey: everything can be got to, and everything can be finished."""
