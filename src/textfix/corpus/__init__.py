"""Columns of data sets: JSONL, CSV and Parquet. Only the values of these columns change; all else is kept as it is."""
