"""The pages. Each parses, calls one service or query, and shows what it answers."""
