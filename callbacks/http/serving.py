"""Gunicorn inside our own process: threads for slow clients, the application built once."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from dashboard.settings import Settings


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    def __init__(self, build: Callable[[], Flask], options: dict[str, Any]) -> None:
        self._build, self._options = build, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._build()


def run(build: Callable[[], Flask], settings: Settings) -> None:
    """Serve until stopped: two workers with four threads each, forked after the application is built."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    _Gunicorn(
        build,
        {
            "bind": f"{host}:{settings.port}",
            "workers": 2,
            "threads": 4,
            "worker_class": "gthread",
            "preload_app": True,
            "loglevel": "warning",
            "timeout": 30,
        },
    ).run()
