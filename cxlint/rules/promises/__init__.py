"""Rules about what customers are promised and told to expect."""
