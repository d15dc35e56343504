"""Where figures come from: one module per source with a common shape."""
