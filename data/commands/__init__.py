"""Changes to the database: one per function."""
