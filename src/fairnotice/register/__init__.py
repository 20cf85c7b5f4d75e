"""What circulates: signed documents, each recipient's chain of entries, checkpoints, receipts, keys and packs.

Pure: keys, times and bytes are given. The server writes with it, a desk verifies with it, and both come to the same
digests. `docs/reference/register.md` describes the wire format.
"""
