"""Rules on people who cannot hear, speak, see, remember or read as others do."""
