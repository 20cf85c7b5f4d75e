"""The pages of circulation: the board, copies of a notice, desks, drills and incidents."""
