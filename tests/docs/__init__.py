"""The documents' examples are run, so that what they say stays true."""
