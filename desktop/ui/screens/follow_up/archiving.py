"""Archiving talks one after the other: read here, written on another thread, kept here."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.services.archive import ArchiveService, Written
from desktop.ui.background import Progress, run
from desktop.ui.notices import attempt, say
from desktop.ui.widgets.progress import ProgressStrip


class Archiving:
    """Works through (talk, place) pairs; stops at the first that is refused or taken back."""

    def __init__(
        self,
        page: QWidget,
        service: ArchiveService,
        strip: ProgressStrip,
        ended: Callable[[], object],
    ) -> None:
        self._page, self._service, self._strip, self._ended = page, service, strip, ended
        self._waiting: list[tuple[str, Path]] = []
        self._of = 0
        self.running = False

    def start(self, talks: Sequence[tuple[str, Path]]) -> None:
        """Begin; nothing is begun twice."""
        if self.running:
            return
        self._waiting, self._of = list(talks), len(talks)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish(f"已归档 {self._of} 次谈话。" if self._of > 1 else "归档包已写好并核对。")
            return
        talk_id, target = self._waiting.pop(0)
        kept: list[Written] = []
        work: list[Callable[[Progress], Written]] = []
        self.running = attempt(self._page, lambda: work.append(self._work(talk_id, target)))
        if not self.running:
            self._finish("")
            return
        count = self._of - len(self._waiting)
        words = f"正在归档（{count} / {self._of}）" if self._of > 1 else "正在归档"
        run(
            self._page,
            work[0],
            then=kept.append,
            strip=self._strip,
            words=words,
            ended=lambda: self._keep(kept),
        )

    def _work(self, talk_id: str, target: Path) -> Callable[[Progress], Written]:
        packing = self._service.packing(talk_id)
        return lambda progress: packing.write(target, progress.step)

    def _keep(self, kept: list[Written]) -> None:
        if kept and attempt(self._page, self._service.keep, kept[0]):
            self._next()
        else:
            self._finish("")

    def _finish(self, sentence: str) -> None:
        self.running = False
        self._waiting = []
        if sentence:
            say(self._page, sentence)
        self._ended()
