"""Every act of a case in order, and a review on two dates."""
