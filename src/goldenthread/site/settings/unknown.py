"""What a template prints for a name nobody gave it, where that must not pass in silence."""


class UnknownVariable(str):
    """Fails the page that prints a name nobody gave it."""

    __slots__ = ()

    def __mod__(self, variable: object) -> str:
        raise NameError(f"A template prints {variable!s}, which its page does not give.")
