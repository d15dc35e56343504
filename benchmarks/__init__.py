"""Measuring: what a page costs the server and the browser, at sample size and at a hundred times that."""
