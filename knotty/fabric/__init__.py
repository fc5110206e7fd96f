"""The hook: works a Pattern stitch by stitch and says what cannot be worked. It reads no text; see notation."""
