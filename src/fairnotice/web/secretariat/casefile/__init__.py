"""A case file as pages show it: blocks of values, each at the place in the file that findings point to."""
