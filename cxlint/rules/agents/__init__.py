"""Rules about people who serve customers: what they may do, and what they have to do it with."""
