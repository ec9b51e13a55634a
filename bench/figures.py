"""Figures with their units, as they stand in the tables of a comparison."""

from __future__ import annotations


def show_seconds(seconds: float) -> str:
    """Seconds with two decimals."""
    return f"{seconds:.2f} s"


def show_long(milliseconds: float) -> str:
    """Milliseconds as seconds with two decimals."""
    return show_seconds(milliseconds / 1000)


def show_short(milliseconds: float) -> str:
    """Milliseconds, with a decimal below ten."""
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"


def show_bytes(size: float) -> str:
    """Bytes as kB, from a million on as MB, both with one decimal."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"


def show_number(number: float) -> str:
    return f"{number:,.0f}"
