"""Text of one old encoding that was read as another: which pair it was, and what speaks for that."""
