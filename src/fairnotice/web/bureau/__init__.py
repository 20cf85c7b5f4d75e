"""What a bureau does: requests, their drafts and answers, its notices."""
