"""The doors that are fuzzed, in the order in which they are."""

from tests.fuzz import bodies, files, folder, names

TARGETS = (*names.TARGETS, *bodies.TARGETS, *files.TARGETS, *folder.TARGETS)
