"""Rules about the channels that customers can use."""
