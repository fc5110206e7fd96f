"""How good engines are: prompts with expected facts, scores, tables. Designing is workshop's."""
