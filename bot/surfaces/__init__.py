"""The surfaces: where questions come in and answers go out."""
