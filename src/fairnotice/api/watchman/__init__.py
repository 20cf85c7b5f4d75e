"""The search of Watchman, for clients that were written for it (docs/reference/other-clients.md)."""
