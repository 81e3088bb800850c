"""How long things take; not tests, since a timed test fails on a slow day."""
