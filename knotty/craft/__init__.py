"""The vocabulary of crochet as plain data. No behaviour beyond look-ups; no other room is imported here."""
