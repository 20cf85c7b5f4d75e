"""The tables of a case file, one model for each value of the domain."""
