"""A pattern in the words of any language, short or spelled out, written from the tree. Reading it back is not done."""
