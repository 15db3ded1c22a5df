"""Cross-note rules."""
