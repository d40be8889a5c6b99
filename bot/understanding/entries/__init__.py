"""Which entry of the knowledge a question means: a fact, a term, a name or a row of a table."""
