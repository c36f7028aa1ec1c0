"""What officials find on an application, given at the page: answered in a form, or in a workbook that comes back."""
