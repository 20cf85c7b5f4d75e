"""The Commission's desk: every notice, and the block in one step."""
