"""Results for people and programs, one file a format. Works on plain records; knows neither rules nor spaCy."""
