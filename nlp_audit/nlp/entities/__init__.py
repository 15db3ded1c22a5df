"""The rulers: one module a label. Each finds its spans on a page and gives their values."""
