"""Take every page as it looks, at a desk and on a phone, empty, typical and with very much in it; and put them on one sheet.

Usage: python -m tools.contact_sheet [--state empty|typical|long] [--theme light|dark] [FOLDER]      by default var/pictures

Each state is an installation of its own, filled by tools.filling and started as people start it (``luoshi run``).
With --docs, the few that the docs show are put into docs/pictures too. FOLDER/pages holds every picture, FOLDER/sheet-….png the
sheets. Needs Chromium, Pillow, and the Noto fonts for Chinese.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser

from tests.browser import DESK, PHONE, Size, Theme, Window, open_window, running_browser
from tools.pictures import FONT

ROOT = Path(__file__).resolve().parents[1]
LUOSHI = (sys.executable, "-c", "from luoshi.jobs.cli import main; main()")
STATES = ("empty", "typical", "long")
WIDTHS: dict[str, Size] = {"desk": DESK, "phone": PHONE}
CHOSEN = {
    "system-home.png": "home-clerk.typical.desk.light.png",
    "system-review.png": "review.typical.desk.light.png",
    "system-plan.png": "plan.typical.desk.light.png",
    "system-ledger.png": "plan_ledger.typical.desk.light.png",
    "system-task-phone.png": "plan_task.typical.phone.light.png",
    "system-report-phone.png": "report-write.typical.phone.light.png",
    "system-period.png": "period.typical.desk.light.png",
    "system-grid.png": "plan_grid.typical.desk.light.png",
}
"""What the docs show, and which picture it is."""
COLOURS = 255
PHONE_HEIGHT = 1500
"""As much of a page as is shown of it on a phone: two windows' height."""
SCALE = 0.5
MARGIN, LABEL = 16, 26
PATIENCE = 60.0
INK, PAPER = (40, 40, 40), (214, 211, 204)


@contextmanager
def running(home: Path) -> Iterator[str]:
    """Run the system over a folder, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*LUOSHI, "run", "--port", str(port), "--workers", "1"]
    program = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL)
    try:
        await_answer(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=PATIENCE)


def await_answer(port: int) -> None:
    """Wait until somebody answers at a port."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The system did not start in time.")


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a program over an installation in ``home``."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return os.environ | {"LUOSHI_HOME": str(home), "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "luoshi.settings"}


def passwords(home: Path) -> dict[str, str]:
    """Return the passwords of an installation that was filled from a sample."""
    lines = (home / "sample-accounts.txt").read_text(encoding="utf-8").splitlines()
    return {name: password for name, password, *_rest in (line.split("\t") for line in lines)}


def shoot(browser: Browser, home: Path, base: str, out: Path, *, state: str, theme: Theme) -> None:
    """Take every page of an installation in both widths."""
    known = passwords(home)
    pages = json.loads((home / "pages.json").read_text(encoding="utf-8"))
    for width, size in WIDTHS.items():
        windows: dict[str, Window] = {}
        for page in pages:
            user = page["user"]
            if user not in windows:
                windows[user] = open_window(browser, base, size=size, theme=theme)
                if user:
                    windows[user].sign_in(user, known[user])
            status = windows[user].go(page["path"]).status
            windows[user].page.wait_for_timeout(150)
            take(windows[user], out / f"{page['name']}.{state}.{width}.{theme}.png", tall=width == "phone")
            print(f"{state} {width} {page['name']} {status}")
        for window in windows.values():
            for complaint in window.complaints:
                print(f"  {complaint}", file=sys.stderr)
            window.close()


def take(window: Window, path: Path, *, tall: bool) -> None:
    """Take a page: at a desk what the window shows, on a phone some way down, its bars where they are at first."""
    if tall:
        height = int(window.page.evaluate("document.documentElement.scrollHeight"))
        window.page.set_viewport_size({"width": PHONE[0], "height": max(PHONE[1], min(height, PHONE_HEIGHT))})
    window.page.screenshot(path=path, caret="initial")
    if tall:
        window.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


def sheet(pictures: Path, names: list[str], states: list[str], *, width: str, theme: Theme) -> Image.Image:
    """Return pictures of pages as a table: a row a page, a column a state."""
    rows = [[_small(pictures / f"{name}.{state}.{width}.{theme}.png") for state in states] for name in names]
    column = int(WIDTHS[width][0] * SCALE) + MARGIN
    heights = [max((cell.height for cell in row if cell), default=0) + LABEL + MARGIN for row in rows]
    whole = Image.new("RGB", (column * len(states) + MARGIN, sum(heights) + MARGIN), PAPER)
    draw, font = ImageDraw.Draw(whole), ImageFont.truetype(FONT, 14)
    top = MARGIN
    for name, row, height in zip(names, rows, heights, strict=True):
        for number, (state, cell) in enumerate(zip(states, row, strict=True)):
            left = MARGIN + number * column
            draw.text((left, top), f"{name} · {state}" if cell else f"{name} · {state}: –", font=font, fill=INK)
            if cell:
                whole.paste(cell, (left, top + LABEL))
        top += height
    return whole


def _small(path: Path) -> Image.Image | None:
    if not path.exists():
        return None
    picture = Image.open(path).convert("RGB")
    return picture.resize((int(picture.width * SCALE), int(picture.height * SCALE)), Image.Resampling.LANCZOS)


def keep_chosen(pictures: Path, folder: Path) -> None:
    """Put the pictures that the docs show into their folder, as small as they look the same."""
    for name, taken in CHOSEN.items():
        picture = Image.open(pictures / taken).convert("RGB")
        picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(folder / name, optimize=True)
        print(folder / name)


def names_of(pictures: Path) -> list[str]:
    """Return the names of the pages that were taken, in the order in which they were."""
    taken = sorted(pictures.glob("*.png"), key=lambda path: path.stat().st_mtime)
    return list(dict.fromkeys(path.name.split(".")[0] for path in taken))


def main() -> None:
    """Take the pictures and make the sheets."""
    parser = argparse.ArgumentParser(description="Take every page as it looks.")
    parser.add_argument("--state", choices=STATES, action="append")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--docs", action="store_true", help="put the pictures of the docs into docs/pictures too")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "var" / "pictures")
    given = parser.parse_args()
    states, theme = given.state or list(STATES), given.theme
    pictures = given.folder / "pages"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        for state in states:
            home = Path(folder) / state
            filling = [sys.executable, "-m", "tools.filling", state]
            subprocess.run(filling, env=environment(home), check=True, cwd=ROOT)
            with running(home) as base:
                shoot(browser, home, base, pictures, state=state, theme=theme)
    for width in WIDTHS:
        whole = sheet(pictures, names_of(pictures), states, width=width, theme=theme)
        whole.save(given.folder / f"sheet-{width}-{theme}.png", optimize=True)
        print(given.folder / f"sheet-{width}-{theme}.png")
    if given.docs:
        keep_chosen(pictures, ROOT / "docs" / "pictures")


if __name__ == "__main__":
    main()
