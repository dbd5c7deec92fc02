"""Serve one WSGI application with the server and the settings the product itself uses: `serve TARGET PORT WORKERS`."""

import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from goldenthread.site.commands.serving import THREADS

if __name__ == "__main__":
    target, port, workers = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings.local")
    Granian(
        target,
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
