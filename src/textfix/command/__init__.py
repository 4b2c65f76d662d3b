"""The command: its options, the files it works on, and what it says in the end."""
