"""Ways to write a report, one file each."""
