"""Two calm sets of colours: for dark terminals and for light ones."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="matters-dark",
    primary="#8fb8a8",
    secondary="#9fb0c8",
    accent="#e0b872",
    warning="#f0cf8c",
    error="#e08a7a",
    success="#9cc7a0",
    foreground="#d9dce1",
    background="#15181d",
    surface="#20252c",
    panel="#1b1f25",
    dark=True,
    variables={
        "border": "#e0b872",
        "border-blurred": "#3a424d",
        "block-cursor-background": "#2c3644",
        "block-cursor-foreground": "#f2f4f7",
        "text-muted": "#98a1ae",
        "input-selection-background": "#e0b872 35%",
        "input-cursor-background": "#e0b872",
        "footer-key-foreground": "#e0b872",
    },
)

LIGHT = Theme(
    name="matters-light",
    primary="#2f6b57",
    secondary="#3f5a80",
    accent="#8a4f00",
    warning="#7a4300",
    error="#a3271a",
    success="#23683a",
    foreground="#22262c",
    background="#fbfaf7",
    surface="#ece9e2",
    panel="#f2efe9",
    dark=False,
    variables={
        "border": "#8a4f00",
        "border-blurred": "#c9c3b6",
        "block-cursor-background": "#e2ddcf",
        "block-cursor-foreground": "#16191d",
        "text-muted": "#5c6168",
        "input-selection-background": "#8a4f00 25%",
        "input-cursor-background": "#8a4f00",
        "footer-key-foreground": "#8a4f00",
    },
)
