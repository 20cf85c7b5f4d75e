"""What each office owes, by how late it is, and what may be done about a clock."""
