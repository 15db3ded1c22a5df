"""Results for people and programs, one file a format. Works on plain records, never on spaCy's."""
