"""Files in the application's own format: the empty template, and the whole database."""
