"""The law of a yearly round: the call, who reviews, acts on applications, the states that they make."""
