"""What Knotty knows of colours and themes. Choosing among them for a prompt is designer's."""
