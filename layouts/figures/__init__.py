"""Charts: pure functions from values to SVG elements or Plotly dicts."""
