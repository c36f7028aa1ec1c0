"""An office's own workbook, filled in below the heads of its table."""
