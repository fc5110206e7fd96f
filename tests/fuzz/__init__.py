"""Coverage-guided fuzzing of the reader and the hook; what it found worth keeping is replayed in the tests."""
