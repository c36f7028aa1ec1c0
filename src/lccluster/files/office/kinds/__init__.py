"""The kinds of workbooks, each read to the same sheets: .xlsx, .ods, .xls."""
