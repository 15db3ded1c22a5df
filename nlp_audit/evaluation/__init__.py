"""How right the program is, measured on notes that people marked (the format: CONTRIBUTING, "gold notes")."""
