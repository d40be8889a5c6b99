"""The one error whose words a user may see."""

from typing import Any


class Refusal(Exception):
    """A request that cannot be answered as asked; `code` names the sentence in the templates, `data` fills it."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
