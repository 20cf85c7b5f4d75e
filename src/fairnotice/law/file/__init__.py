"""What in a file cannot be true together. Each is a finding on the fact, with a question; nothing is passed over.

The reader of case files refuses what contradicts itself inside one entry: an office or a status that ends before it
begins, a warrant that names more people than it covers. What needs two entries to be seen is found here.
"""
