"""The generated pages of `docs/reference`: one file here for each kind of page."""
