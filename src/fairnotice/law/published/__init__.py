"""Published practice as data: examples of the Repository of Practice, and decisions of the Commission.

Everything is told in our own words with the place where it was published. The examples teach: they are no sample, and
how many of them ended one way says nothing about requests. `repository.json` and `commission.json` are made by
`tools/compact_precedents.py`.
"""
