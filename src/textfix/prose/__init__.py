"""How prose is written: quotation marks, headings, words that start sentences, and what tells its order."""
