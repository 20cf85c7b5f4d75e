"""The duty officer's desk: what came in, and who is on call."""
