"""What text looks like that was read in the wrong encoding, how it is read back, and what only looks that way."""
