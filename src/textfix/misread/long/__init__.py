"""Long texts that were damaged alike: decided once, and read back as a whole."""
