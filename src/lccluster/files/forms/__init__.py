"""Application forms from files: YAML, Word, Excel; their findings, materials, labels and batches."""
