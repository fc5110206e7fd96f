"""HTTP beside the pages: health, figures, and the headers every answer carries."""
