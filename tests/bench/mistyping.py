"""One typing error: a letter left out, doubled, hit beside its key, or changed round with the one before."""

from __future__ import annotations

import random

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYBOARD = {
    letter: (row[at + 1 :] or row[at - 1 :])[0] for row in ROWS for at, letter in enumerate(row)
}  # the key beside it


def mistype(word: str, rng: random.Random, first: int = 1) -> str:
    """The word with one typing error at or after letter `first`; never the same word."""
    for _ in range(20):
        at = rng.randrange(first, len(word))
        letter = word[at]
        if letter not in KEYBOARD:
            continue
        wrong = rng.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + KEYBOARD[letter] + word[at + 1 :],
                word[: at - 1] + letter + word[at - 1] + word[at + 1 :] if at > first else word[:at] + word[at + 1 :],
            ]
        )
        if wrong != word:
            return wrong
    return word + word[-1]
