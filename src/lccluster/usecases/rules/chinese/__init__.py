"""A draft's files with their keys, words and cells in Chinese, for who reads no English."""
