"""The officer's check and card, given a lookup: what the pages of a server and of a member's desk share.

No table and no service: a question as it is said back, a comparison line by line, whom a document is about, the card.
"""
