"""The public part of notices in the forms of others: INTERPOL's public service, and FollowTheMoney with a catalogue."""
