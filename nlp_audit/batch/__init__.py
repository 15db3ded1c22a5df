"""Many notes in bounded memory: the same function on one core, joblib's processes or a Dask cluster."""
