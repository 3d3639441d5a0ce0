"""Rules on data that customers trust a firm with."""
