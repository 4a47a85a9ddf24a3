"""How the window looks: its colours, its style, and the signs that are the same everywhere."""
