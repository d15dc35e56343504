"""The database: questions, changes, and the one door to it."""
