"""The doors that are fuzzed, in the order in which they are."""

from tests.fuzz import files, folder, names

TARGETS = (*names.TARGETS, *files.TARGETS, *folder.TARGETS)
