"""Set up whatever is missing (tables, demonstration area, static files) and open the product."""

import os
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection

from goldenthread.site import embedded, tables
from goldenthread.site.commands.bridge import database, in_words
from goldenthread.site.commands.serving import address_parser, serve, why_not
from goldenthread.site.settings.environment import data_folder
from goldenthread.site.stamps import digest_of, once


@in_words
def main(words: list[str]) -> int:
    """Set up and serve: what `./run` does when nothing else is asked of it."""
    parser = address_parser("./run", __doc__ or "")
    parser.add_argument("--empty", action="store_true", help="without the demonstration area")
    parser.add_argument("--debug", action="store_true", help="show on the page itself what went wrong")
    asked = parser.parse_args(words)
    if problem := why_not(asked.host, asked.port):
        print(problem, file=sys.stderr)
        return 1
    if asked.debug:
        os.environ["GOLDENTHREAD_DEBUG"] = "1"
    with database():
        set_up(demonstration=not asked.empty)
        print(f"Open http://{asked.host}:{asked.port}/ (Ctrl-C to close it)", flush=True)
        return serve(asked.host, asked.port, workers=asked.workers)


def set_up(*, demonstration: bool) -> None:
    """Bring tables, static files and the demonstration area to where the code expects them."""
    embedded.prepare(data_folder())
    django.setup()
    with tables.one_after_the_other():
        tables.bring_up_to_date()
        once(settings.DATA / "static.stamp", digest_of(static_files()), collect_static)
        if demonstration:
            show_demonstration()
    connection.close()


def static_files() -> list[Path]:
    """Find every file that the rooms want served as it stands."""
    return [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]


def collect_static() -> None:
    """Copy them, with their digests in their names, to where they are served from."""
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def show_demonstration() -> None:
    """Make the demonstration area where no child is on record yet, and say who one can sign in as.

    A process of its own makes it. It prints plans, and the threads that print do not outlive a fork: workers forked
    from a process that has printed would wait for them without end.
    """
    known = get_commands()
    if "demo" in known and not apps.get_model("record", "Child")._default_manager.exists():
        print("Making the demonstration area, once …", flush=True)
        subprocess.run([sys.executable, "-m", "goldenthread", "demo", "--size=small"], check=True)
    if "demo_people" in known:
        call_command("demo_people")
