"""Papers of a matter, served safely."""
