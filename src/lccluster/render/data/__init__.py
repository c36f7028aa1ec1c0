"""What programs read: JSON by the contract, CSV that spreadsheet programs open."""
