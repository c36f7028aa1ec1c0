"""The filled form as officials send it, .docx, .xlsx, .xls or .ods: found by its labels, never run."""
