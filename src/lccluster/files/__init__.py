"""The only room that touches the disk: YAML, tables and materials in, domain objects out."""
