"""What anybody may read: the register, what a notice is, where to complain, figures."""
