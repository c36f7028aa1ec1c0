"""How the labels of the form are spelt, as the rulebooks list it, and labels told in a text."""
