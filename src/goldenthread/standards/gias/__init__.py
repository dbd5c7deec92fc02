"""The register of schools, Get Information About Schools (GIAS), as published each day.

`read(file)` gives a `Register` that streams establishments. Columns come and go over the years: unknown ones are
passed over, and only a missing one that is needed stops the reading.
"""

from goldenthread.standards.gias.errors import GiasError, RowFinding
from goldenthread.standards.gias.reading import Register, read
from goldenthread.standards.gias.shapes import Establishment

__all__ = ["Establishment", "GiasError", "Register", "RowFinding", "read"]
