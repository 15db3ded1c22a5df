"""Many notes: the same pure function on one core, on joblib's processes or on a Dask cluster, in bounded memory."""
