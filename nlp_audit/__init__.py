"""nlp_audit: audits free-text rehab notes offline."""

from __future__ import annotations

__version__ = "0.1.0"
