"""The same work on a Dask cluster, where Dask is installed."""

from __future__ import annotations

from datetime import date

import pytest

from nlp_audit.batch import cluster, run
from nlp_audit.batch.judging import Settings
from nlp_audit.records import Note
from nlp_audit.yamlfile import ConfigError

SETTINGS = Settings(date(2026, 11, 21), select=("time",))


def test_an_address_without_a_cluster_is_a_mistake_of_usage() -> None:
    with pytest.raises(ConfigError, match=r"cluster"):
        list(cluster.results([], SETTINGS, "tcp://127.0.0.1:9"))


@pytest.mark.filterwarnings("ignore")
def test_results_are_those_of_one_core() -> None:
    distributed = pytest.importorskip("distributed")
    notes = [Note(f"n{i}", f"97112 x 2, {i % 40} min. Total time 40 min.\n") for i in range(300)]
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None) as local:
        found = list(cluster.results(notes, SETTINGS, local.scheduler_address))
    assert found == list(run.results(notes, SETTINGS, 1))
