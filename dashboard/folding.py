"""Words as a search and a sorted list see them, alike on every database."""

import re
import unicodedata

# What a sorting key has for å, ä and ö, and the letter a search has.
MOVED = {"z{a": "a", "z{b": "a", "z{c": "o"}
_ALPHABET = str.maketrans({"å": "z{a", "ä": "z{b", "æ": "z{b", "ö": "z{c", "ø": "z{c"})


def folded(text: str) -> str:
    """Lower case ASCII words without accents, single spaces: «Kompetensförsörjning» → «kompetensforsorjning»."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def sort_key(text: str) -> str:
    """A key whose byte order is the Swedish alphabet: å, ä and ö after z, other accents ignored, numbers by size."""
    moved = unicodedata.normalize("NFC", text.casefold()).translate(_ALPHABET)
    plain = unicodedata.normalize("NFKD", moved).encode("ascii", "ignore").decode()
    counted = re.sub(r"\d+", lambda number: number.group().zfill(8), plain)
    return " ".join(re.findall(r"[a-z0-9{]+", counted))
