"""Wiring: the only folder that knows both the database and the drawings."""
