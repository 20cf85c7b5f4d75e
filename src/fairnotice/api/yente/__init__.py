"""The addresses of yente, for clients that were written for it (docs/reference/other-clients.md)."""
