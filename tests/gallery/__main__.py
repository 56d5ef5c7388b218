"""`make gallery`: every place of the window, empty and full, small and large, as PNG to look at."""

import argparse
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QTabBar, QWidget

from db.keys import FLOOR_KIB, Cost
from db.records import Body, BodyKind, Level, Term
from desktop.app.doors import StoreDoors
from desktop.cli.demo import DEMO_DAY
from desktop.demo.store import PASSWORD, make_demo
from desktop.outside import Outside
from desktop.services.founding import FirstUser, found
from desktop.ui import theme
from desktop.ui.background import busy
from desktop.ui.language import speak_chinese
from desktop.ui.memory import Memory
from desktop.ui.tour.camera import Camera
from desktop.ui.tour.hand import Hand, Lost
from desktop.ui.widgets.navigation import Navigation
from desktop.ui.workbench import Workbench

SIZES = ((1280, 720), (1920, 1080))
STATES = ("谈话中", "准备中", "待签字", "整改中", "已归档")
OUTSIDE = Outside(DEMO_DAY)


class Gallery:
    """Walks through one store in one look, taking pictures into one folder."""

    def __init__(self, app, out):
        self.hand = Hand(app, patience_ms=5000)
        self.camera = Camera(app, self.hand, out)
        self.missed = []

    def walk(self, workbench, size, states):
        workbench.start().resize(980, 700)
        self.shoot("登录")
        self.hand.write("用户名", "liwenshu")
        self.hand.write("口令", PASSWORD)
        self.hand.click("登录")
        self.hand.wait_for(QAbstractButton, "锁定")
        workbench.window.resize(*size)
        for place in self.places():
            self.attempt(place, self.see_place, place)
        self.attempt("系统管理", self.see_office)
        for state in states:
            self.attempt(state, self.see_talk, state)

    def see_place(self, place):
        self.hand.click(place)
        self.shoot(place)
        for number, tab in enumerate(self.tabs()):
            if number:
                self.hand.turn_to(tab)
                self.shoot(f"{place}-{tab}")

    def see_office(self):
        """See each page of 系统管理 behind the first."""
        listed = self.hand.find(QListWidget, "系统管理的内容")
        for title in [listed.item(at).text() for at in range(1, listed.count())]:
            self.hand.take_item("系统管理的内容", title)
            self.shoot(f"系统管理-{title}")

    def see_talk(self, state):
        self.hand.click("谈话")
        self.hand.take("谈话名单", state, open_it=True)
        self.shoot(f"谈话-{state}")
        self.hand.click("返回列表")

    def places(self):
        navigation = self.hand.front.findChild(Navigation)
        return [b.place for b in navigation.findChildren(QWidget) if hasattr(b, "place")]

    def tabs(self):
        bars = [b for b in self.hand.front.findChildren(QTabBar) if b.isVisible()]
        return [bars[0].tabText(i) for i in range(bars[0].count())] if bars else []

    def attempt(self, what, act, *arguments):
        try:
            act(*arguments)
        except Lost as lost:
            self.missed.append(f"{what}: {lost}")

    def shoot(self, title):
        while busy():
            QTest.qWait(20)
        self.camera.shoot(title.replace("/", "-"))


def main():
    parser = argparse.ArgumentParser(prog="make gallery", description=__doc__)
    parser.add_argument("-o", "--out", type=Path, default=Path("build/gallery"))
    out = parser.parse_args().out
    shutil.rmtree(out, ignore_errors=True)
    app = theme.application()
    speak_chinese(app)
    missed, taken = [], 0
    with TemporaryDirectory(prefix="tanhua-gallery-") as folder:
        stores = {"empty": Path(folder, "empty"), "full": Path(folder, "full")}
        _found(stores["empty"])
        make_demo(stores["full"], 200, now=OUTSIDE.now(), new_id=OUTSIDE.new_id)
        for name, store in stores.items():
            for large in (False, True):
                for size in SIZES:
                    look = f"{name}-{size[0]}{'-large' if large else ''}"
                    gallery = Gallery(app, _made(out / look))
                    theme.apply(app, large=large, bundled_font=True)
                    states = STATES if name == "full" else ()
                    outside = OUTSIDE if name == "full" else Outside()
                    doors = StoreDoors(store, outside)
                    _see(app, doors, Path(folder, "ui.ini"), gallery, size, states)
                    missed += [f"{look} {m}" for m in gallery.missed]
                    taken += len(gallery.camera.taken)
    sys.stdout.write(f"{taken} pictures in {out}\n")
    sys.stdout.writelines(f"not seen: {m}\n" for m in missed)


def _see(app, doors, memory, gallery, size, states):
    workbench = Workbench(app, doors, Memory(memory), bundled_font=True)
    try:
        gallery.walk(workbench, size, states)
    finally:
        workbench.end()
        workbench.window.hide()
        doors.release()


def _found(store):
    body = Body(
        id="b1",
        name="中共江州市委",
        kind=BodyKind.LOCAL_COMMITTEE,
        level=Level.CITY,
        office_name="中共江州市委办公室",
    )
    clerk = FirstUser(login="liwenshu", name="李文书", password=PASSWORD)
    cost = Cost(kib=FLOOR_KIB, passes=1, lanes=2)
    term = Term(id="t1", name="第八届", begins_on=date(2021, 12, 20), ends_on=date(2026, 12, 20))
    now = Outside().now()  # passwords age by the clock
    found(store, body, term, [clerk], now=now, new_id=OUTSIDE.new_id, cost=cost)


def _made(folder):
    folder.mkdir(parents=True)
    return folder


main()
