"""The steps of the request form, one module for each subject."""
