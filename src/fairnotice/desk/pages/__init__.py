"""A desk's local pages and API, for officers and for the member's own systems."""
