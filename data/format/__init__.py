"""The application's own file format: its tables and columns, and where each is stored."""
