"""The secretariat's desk: the queue, the workbench, decisions, publication."""
