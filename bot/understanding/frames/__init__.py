"""Calculations: what is given and what is asked have units, and the units decide."""
