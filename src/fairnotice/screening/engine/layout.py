"""How a word lies in the rows that the kernels take."""

LETTERS = 16
"""Letters of a form that are kept; MRZ lines cut names as well."""
FORMS = 4
"""Readings of a word that are kept: as spelt, then as it may sound."""
FAR = FORMS - 1
"""The row that holds a word as East Asian scripts can write it. Words in those scripts hold nothing else."""
SPELT, SOUND, BONES = 0, FORMS, 2 * FORMS
"""The first reading of each sort."""
LONG, READINGS = 1, 16
ROW = READINGS + 3 * FORMS * LETTERS
"""Where lengths and readings begin in a word's row, and how long that is."""
TOLD, BONE_MARKS, SHORT = 4, 5, 5 + FAR
"""Where the flags with the longest spelling and sound, and marks of the consonants, begin in a word's short row, and
how long that is."""
WEAK, FIRST_LETTER = 8, 16
"""Flags beside the kind: a particle or title; an initial."""
PLAIN = 32
"""A flag of a word that has one spelling, one sound and one reading of its consonants, and no East Asian letters."""
MOST_BONES, LONGEST_BONES = 3, 24
"""Rough consonants of a word by which it is joined with its neighbour: so many readings, so long at most."""
