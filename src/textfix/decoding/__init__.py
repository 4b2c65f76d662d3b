"""Reading unknown bytes: what speaks for each encoding."""
