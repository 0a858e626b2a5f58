"""What the demo's pictures are drawn with: plain shapes, and a street of gabled houses."""

from collections.abc import Iterator
from random import Random

from PIL import ImageDraw

WIDTH, HEIGHT = 1200, 800
FINER = 2  # drawn twice as large, then shrunk: smooth edges

SKY, EVENING, WATER, PAPER = "#dce7f2", "#0a3a3e", "#2f6f73", "#fbf8f2"
WALLS = ("#e9b44c", "#2f6f73", "#d98d75", "#efd9b4", "#7b9ea0", "#b4432c")
LIT, DARK = "#ffd98a", "#10292b"

Draw = ImageDraw.ImageDraw


def box(draw: Draw, x: float, y: float, width: float, height: float, colour: str) -> None:
    draw.rectangle(_scaled(x, y, x + width, y + height), fill=colour)


def shape(draw: Draw, colour: str, *points: tuple[float, float]) -> None:
    draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)


def disc(draw: Draw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), fill=colour)


def _scaled(*numbers: float) -> list[float]:
    return [number * FINER for number in numbers]


def street(
    draw: Draw,
    random: Random,
    *,
    ground: float,
    left: float = 0,
    right: float = WIDTH,
    tallest: float = 560,
) -> None:
    """Houses side by side, each with its own height, colour and gable."""
    x, number = left, random.randrange(len(WALLS))
    while x < right:
        width = min(random.uniform(130, 190), right - x)
        height = random.uniform(0.62, 0.82) * tallest
        house(draw, random, (x, ground - height, width, height), WALLS[number % len(WALLS)])
        x, number = x + width, number + 1


def house(
    draw: Draw, random: Random, place: tuple[float, float, float, float], colour: str
) -> None:
    x, y, width, height = place
    box(draw, x, y, width, height, colour)
    if random.random() < 0.5:
        shape(draw, colour, (x, y), (x + width, y), (x + width / 2, y - width * 0.55))
    else:
        for step in range(1, 4):  # a stepped gable
            inset = step * width / 8
            box(draw, x + inset, y - step * 26, width - 2 * inset, 27, colour)
    for left, top in _window_places(place):
        box(draw, left, top, 24, 34, random.choice((LIT, PAPER, LIT, "#cfdedb")))
    box(draw, x + width / 2 - 17, y + height - 62, 34, 62, DARK)


def _window_places(place: tuple[float, float, float, float]) -> Iterator[tuple[float, float]]:
    x, y, width, height = place
    columns = max(1, int((width - 20) // 46))
    margin = (width - columns * 46 + 22) / 2
    top = y + 26
    while top < y + height - 110:
        yield from ((x + margin + column * 46, top) for column in range(columns))
        top += 68
