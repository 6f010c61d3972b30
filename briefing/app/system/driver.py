"""The terminal as Textual reads it, but for bytes that are no UTF-8: they are passed over, where they would end the reading of keys."""

from __future__ import annotations

from textual.driver import Driver


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver, which begins to read again behind bytes that it cannot decode."""

    class Forgiving(driver):  # type: ignore[valid-type, misc]
        def run_input_thread(self) -> None:
            while True:
                try:
                    return super().run_input_thread()
                except UnicodeDecodeError:
                    continue

    return Forgiving
