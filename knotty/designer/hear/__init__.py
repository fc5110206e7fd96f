"""From what a model said, as it streams, to candidate round lines. Whether they can be worked is not asked here."""
