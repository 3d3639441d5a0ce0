"""Rules about going round: loops without a way out or without a limit."""
