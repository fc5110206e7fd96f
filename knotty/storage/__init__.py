"""Keeps makers' projects in a database: SQLite in a file, or PostgreSQL. Rows never leave this room."""
