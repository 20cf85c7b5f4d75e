"""What goes to paper: a notice, and the sheet for posts without a computer."""
