"""Tables of clusters: a CSV, a workbook, a Parquet file, a folder of forms or a register, as rows."""
