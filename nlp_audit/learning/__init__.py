"""Training: only here is scikit-learn imported."""
