"""What the API shows: the shapes of its answers. A field that is not listed here is never sent."""
