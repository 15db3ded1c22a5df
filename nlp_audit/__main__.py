"""`python -m nlp_audit`: the same as the command `nlp-audit`."""

from nlp_audit.cli import main

if __name__ == "__main__":
    main(prog_name="nlp-audit")
