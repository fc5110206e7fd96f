"""Things to make, one module a construction: what is done with the pieces once they are made."""
