"""What a maker sees of a pattern: table, chart, preview, PDF. Working the pattern out is fabric's."""
