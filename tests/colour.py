"""The mathematics of colour that the palette is judged by: contrast, distance, and how others see."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import TypeAlias

Three: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Three, Three, Three]

_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Three = (0.95047, 1.0, 1.08883)
# Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
MACHADO: dict[str, Matrix] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Brettel, Viénot and Mollon 1997: one of two half-planes, told apart by a normal; on linear light (after DaltonLens).
BRETTEL: dict[str, tuple[Matrix, Matrix, Three]] = {
    "protan": (
        ((0.14980, 1.19548, -0.34528), (0.10764, 0.84864, 0.04372), (0.00384, -0.00540, 1.00156)),
        ((0.14570, 1.16172, -0.30742), (0.10816, 0.85291, 0.03892), (0.00386, -0.00524, 1.00139)),
        (0.00048, 0.00393, -0.00441),
    ),
    "deutan": (
        ((0.36477, 0.86381, -0.22858), (0.26294, 0.64245, 0.09462), (-0.02006, 0.02728, 0.99278)),
        ((0.37298, 0.88166, -0.25464), (0.25954, 0.63506, 0.10540), (-0.01980, 0.02784, 0.99196)),
        (-0.00281, -0.00611, 0.00892),
    ),
    "tritan": (
        ((1.01277, 0.13548, -0.14826), (-0.01243, 0.86812, 0.14431), (0.07589, 0.80500, 0.11911)),
        ((0.93678, 0.18979, -0.12657), (0.06154, 0.81526, 0.12320), (-0.37562, 1.12767, 0.24796)),
        (0.03901, -0.02788, -0.01113),
    ),
}


def linear(code: str) -> Three:
    """The light of #rrggbb."""
    r, g, b = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(r), _light(g), _light(b)


def luminance(light: Three) -> float:
    """Relative luminance (WCAG 2)."""
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast, 1 to 21."""
    dark, bright = sorted((luminance(linear(one)), luminance(linear(other))))
    return (bright + 0.05) / (dark + 0.05)


def visions(code: str) -> dict[str, Three]:
    """The light of a colour as it is seen: normally, with each colour-vision deficiency, and in print without colour."""
    light = linear(code)
    grey = luminance(light)
    seen: dict[str, Three] = {"normal": light, "grey": (grey, grey, grey)}
    for name, matrix in MACHADO.items():
        seen[f"{name} (Machado)"] = _times(matrix, light)
    for name, (one, other, normal) in BRETTEL.items():
        side = sum(a * b for a, b in zip(normal, light, strict=True))
        seen[f"{name} (Brettel)"] = _times(one if side >= 0 else other, light)
    return {name: _shown(found) for name, found in seen.items()}


def lab(light: Three) -> Three:
    """CIE L*a*b* (D65)."""
    x, y, z = (_root(value / white) for value, white in zip(_times(_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Three, other: Three) -> float:
    """CIEDE2000 between two L*a*b* colours (Sharma, Wu and Dalal 2005)."""
    mean = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    c1, h1 = _chroma_and_hue(one, stretch)
    c2, h2 = _chroma_and_hue(other, stretch)
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    lightness, chroma = other[0] - one[0], c2 - c1
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    l_mean, c_mean = (one[0] + other[0]) / 2, (c1 + c2) / 2
    h_mean = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * cos(radians(h_mean - 30))
        + 0.24 * cos(radians(2 * h_mean))
        + 0.32 * cos(radians(3 * h_mean + 6))
        - 0.20 * cos(radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * weight
    rotation = -2 * sqrt(c_mean**7 / (c_mean**7 + 25**7)) * sin(radians(60 * exp(-(((h_mean - 275) / 25) ** 2))))
    bright, c, h = lightness / s_l, chroma / s_c, hue / s_h
    return sqrt(bright * bright + c * c + h * h + rotation * c * h)


def _chroma_and_hue(colour: Three, stretch: float) -> tuple[float, float]:
    a = colour[1] * stretch
    return hypot(a, colour[2]), degrees(atan2(colour[2], a)) % 360


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _shown(light: Three) -> Three:
    """What a screen can show of it: nothing below black or above white."""
    r, g, b = (min(max(value, 0.0), 1.0) for value in light)
    return r, g, b


def _times(matrix: Matrix, vector: Three) -> Three:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
