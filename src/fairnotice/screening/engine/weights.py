"""What each agreement and disagreement is worth, in bits of evidence: the base-2 logarithm of a likelihood ratio.

They choose whom to compare, and lean to comparing: what is said of somebody who is found is estimated (`evidence` of
the folder above). A name's words are worth their rarity on the list, so that one threshold holds from a thousand people
to a million; the prior of the list's size is taken off in the end (`log2 N`). A birth date that agrees is worth more
here than it says, since few share it and a short word with a slip may look like another one.
"""

SAME_DAY = 16.0
SWAPPED_DAY = 10.0  # day and month the other way round
ONE_DIGIT = 5.0
SAME_YEAR_ONLY = 6.0  # one side gives no more than the year
YEAR_ASKED = 11.0  # the traveller does not: then a slip beside it should not hide anybody
SAME_YEAR_OTHER_DAY = -1.0
NEXT_YEAR_SAME_DAY = 8.0
YEAR_SLIP_SAME_DAY = 4.0
OTHER_YEAR_SAME_DAY = -3.0
NEXT_YEAR = -4.0
OTHER_YEAR = -6.5
SAME_NATIONALITY = 2.7
OTHER_NATIONALITY = -3.3
SAME_SEX = 0.4
OTHER_SEX = -4.0
SAME_DOCUMENT = 18.0

RAREST_WORD = 14.0
JOINED_WORD = 20.0  # the most that neighbours written as one can be worth
LEAST_WORD = 0.5
UNSEEN_WORD = 10.0  # a traveller's word that nothing on the list is like
INITIAL = 3.0
WEAK_WORD = 0.5  # a particle or a title
SLOPE = 1.6  # how fast a word's bits go with its unlikeness
LEFT_OVER = 4.0  # each of the traveller's words that the list does not have
OMITTED = 1.5  # the first of the list's words that the traveller leaves out; each further one less
OMITTED_MORE = 1.0
ONE_WORD_OF_MORE = 2.0
NEAR_ENOUGH = 2.0  # what a whole name may lack to count as one: a spelling, or one word of the list's left out
SAME_ENOUGH = 0.2  # the same beside another nationality, which weighs as much as a common name

LEAST_LIKENESS = 0.66
CUT = 2.0
"""Hits below this are not returned unless asked for."""
