"""Drawings: take words and figures, return what the browser shows; never fetch, never decide a rule."""
