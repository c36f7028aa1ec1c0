"""Materials as files: how long an introduction is, and what lies beside a form."""
