"""The officer's check and card, given a lookup. Nothing stands here until the first page needs it."""
