"""Questions to the database: one per function, answered in the words of dashboard/."""
