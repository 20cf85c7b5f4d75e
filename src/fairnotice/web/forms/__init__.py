"""The form renderer and the fields of the pages."""
