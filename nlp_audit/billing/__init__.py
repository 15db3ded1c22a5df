"""What is billed: units, codes, pairs, unit limits, payers' profiles. Knows neither notes nor spaCy."""
