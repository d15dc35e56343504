"""The same words and figures in another medium."""
