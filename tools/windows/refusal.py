"""Why nothing was made, in both languages."""


class NotMade(Exception):
    """Nothing was made; says what is wrong and what to do next."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")
