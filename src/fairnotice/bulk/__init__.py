"""Files of travellers against lists: read in pieces, screened by several processes, interrupted and gone on with."""
