"""`nlp-audit train`: the risk model from labelled notes."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("train", short_help="The risk model from labelled notes.")
@click.argument("notes", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder for the model and its card.",
)
@click.option(
    "--sentences",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Labelled sentences behind the sentence model (default: sentences/sentences.csv beside the notes' folder).",
)
def command(notes: Path, output: Path, sentences: Path | None) -> None:
    """Train the risk model, judge it on writers that it has not seen, and write it with its card.

    NOTES: a table (CSV with id, risk, and text or path; also writer, discipline, patient, visit, pair) or a folder of
    notes with a head. risk is skilled, borderline or unskilled. The same notes give the same figures each time.

    \b
    Example: nlp-audit train data/training -o models
    """
    from ..learning import risk, risk_card

    click.echo(risk_card.line(risk.train(notes, output, sentences)))
