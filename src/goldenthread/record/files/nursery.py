"""Runs apart from the service and brings up one confined process for each file, which ends when it has looked.

Started by `apart`, with nothing in its environment. Each message brings the ending of a file's name and three open
files: the file itself, where its copy goes, and a pipe for the answer.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import json
import os
import socket
import sys
from io import BytesIO
from typing import Final

import pikepdf
from PIL import Image

from goldenthread.record.files import confinement
from goldenthread.record.files.looking import look
from goldenthread.record.files.packed import packed
from goldenthread.record.files.parcels import parcel
from goldenthread.record.files.tasks import do
from goldenthread.record.files.unfit import Reason, Unfit

MESSAGE: Final = 4096


def main(wire: socket.socket) -> None:
    """Serve until whoever started this is gone."""
    confinement.end_with_parent()
    confinement.leave_the_network()
    _warm()
    gc.freeze()
    while True:
        told, files, _, _ = socket.recv_fds(wire, MESSAGE, 3)
        if not told:
            return
        if os.fork() == 0:
            wire.close()
            _serve(told.decode().removeprefix("-"), *files)
        for each in files:
            os.close(each)
        _bury()


def _bury() -> None:
    """Let go of the processes that have ended; the kernel then counts what they took."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _serve(ending: str, source: int, copy: int, answer: int) -> None:
    """Look at one file and end, whatever happens: a file that a library chokes on is damaged."""
    says = {"unfit": Reason.DAMAGED.name}
    try:
        is_task = ending.startswith(confinement.TASK)
        confinement.confine(confinement.PATIENCE if is_task else 1)
        says = (_work if is_task else _look)(ending.removeprefix(confinement.TASK), source, copy)
    finally:
        os.write(answer, json.dumps(says).encode())
        os._exit(0)


def _look(ending: str, source: int, copy: int) -> dict[str, str]:
    try:
        with os.fdopen(source, "rb", closefd=False) as file:
            kind, content = look(file.read(), ending)
        with os.fdopen(copy, "wb", closefd=False) as file:
            file.write(content)
    except Unfit as unfit:
        return {"unfit": unfit.reason.name}
    except MemoryError:
        return {"unfit": Reason.TOO_HARD.name}
    return {"fit": kind.media_type}


def _work(task: str, source: int, result: int) -> dict[str, str]:
    """Do a task with a parcel of files. Whatever a library says of one, the answer is a word of ours."""
    try:
        with os.fdopen(source, "rb", closefd=False) as file:
            done = do(task, file.read())
        with os.fdopen(result, "wb", closefd=False) as file:
            file.write(done)
    except MemoryError:
        return {"unfit": Reason.TOO_HARD.name}
    return {"done": task}


def _warm_tasks(pdf: bytes, picture: bytes, word: bytes) -> None:
    """Have every task done once."""
    for task, parts in (("words", [pdf]), ("sizes", [pdf]), ("stamp", [pdf, pdf]), ("bind", [pdf, pdf]),
                        ("paint", [pdf]), ("picture", [picture]), ("paragraphs", [word]), ("everything", [pdf]),
                        ("everything", [b"<p>a</p>"])):  # fmt: skip
        do(task, parcel({"ending": ".html", "words": ["a"], "places": [[0, 0, 0, 1, 1]]}, parts))


def _warm() -> None:
    """Load now what libraries load at first use: later nothing can be opened any more."""
    for encoding in (
        "cp437",
        "cp1252",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "iso-8859-1",
        "ascii",
        "idna",
        "punycode",
    ):
        codecs.lookup(encoding)
    Image.init()
    picture, pages = BytesIO(), BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(pages)
        pdf.save(locked := BytesIO(), encryption=pikepdf.Encryption(owner="", user=""))
    with contextlib.suppress(Unfit):
        look(locked.getvalue(), ".pdf")
    mail = b"From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\nwords"
    word = packed({"word/document.xml": b"<a/>"})
    for content, ending in (
        (picture, ".jpg"),
        (pages, ".pdf"),
        (BytesIO(mail), ".eml"),
        (BytesIO(word), ".docx"),
    ):
        look(content.getvalue(), ending)
    _warm_tasks(pages.getvalue(), picture.getvalue(), word)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as its_wire:
        main(its_wire)
