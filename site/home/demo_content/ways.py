"""The way to each centre, drawn as its directions tell it: station, minutes on foot, door.

Sketches, not maps: nothing is said of the streets between, for nothing is known of them here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image as Canvas
from PIL import ImageDraw, ImageFont

from content.models import Image
from home.demo_content.drawing import DARK, FINER, LIT, PAPER, SKY, WATER, Draw, box, disc, shape

WIDTH, HEIGHT, GROUND = 900, 640, 440
BRICK, WALL, FAR, STEEL = "#b4432c", "#e9b44c", "#c6d6e3", "#41595b"
COLOURS = 64  # in the file, which stays below 20 kB


@dataclass(frozen=True)
class Way:
    """What is written into a sketch, each line short; ``description`` for who cannot see it."""

    title: str
    description: str
    start: str
    walk: str
    door: str
    detail: str


def find_or_draw(centre: str, way: Way) -> Image:
    """The picture of that title in the library, or a new one."""
    present: Image | None = Image.objects.filter(title=way.title).first()
    if present is not None:
        return present
    canvas = Canvas.new("RGB", (WIDTH * FINER, HEIGHT * FINER), SKY)
    paint(ImageDraw.Draw(canvas), centre, way)
    content = BytesIO()
    canvas.reduce(FINER).quantize(COLOURS).save(content, "PNG", optimize=True)
    content.seek(0)
    file = ImageFile(content, name=f"way-{centre}.png")
    image = Image(title=way.title, description=way.description, file=file)
    image.save()
    return image


def paint(draw: Draw, centre: str, way: Way) -> None:
    _town(draw)
    SCENES[centre](draw)
    _footpath(draw)
    _pin(draw, 730, 92)
    _write(draw, (30, 566), way.start, 42, stroke=1)
    _write(draw, (454, 408), way.walk, 38, part=0.5)
    _write(draw, (WIDTH - 30, 566), way.door, 42, part=1, stroke=1)
    _write(draw, (WIDTH - 30, 612), way.detail, 34, part=1)


def _town(draw: Draw) -> None:
    """Gables far away, and the pavement."""
    for number, x in enumerate(range(-20, WIDTH, 88)):
        top = GROUND - (150, 190, 165, 210)[number % 4]
        box(draw, x, top, 88, GROUND - top, FAR)
        shape(draw, FAR, (x, top), (x + 88, top), (x + 44, top - 44))
    box(draw, 0, GROUND, WIDTH, HEIGHT - GROUND, PAPER)


def _footpath(draw: Draw) -> None:
    """From the station to the door, with room for the minutes above it."""
    box(draw, 318, 362, 272, 66, PAPER)
    for x in range(250, 640, 34):
        disc(draw, x, 480, 8, BRICK)
    shape(draw, BRICK, (650, 462), (650, 498), (680, 480))


def _pin(draw: Draw, x: float, y: float) -> None:
    shape(draw, BRICK, (x - 39, y + 24), (x + 39, y + 24), (x, y + 88))
    disc(draw, x, y, 46, BRICK)
    disc(draw, x, y, 19, PAPER)


def _station(draw: Draw) -> None:
    """A train under a roof."""
    box(draw, 30, 190, 250, 22, DARK)
    for x in (52, 246):
        box(draw, x, 212, 12, GROUND - 212, DARK)
    _train(draw, 76, BRICK)


def _train(draw: Draw, x: float, colour: str) -> None:
    """From the front."""
    draw.rounded_rectangle(_scaled(x, 255, x + 158, 425), radius=28 * FINER, fill=colour)
    box(draw, x + 22, 285, 114, 62, SKY)
    box(draw, x + 76, 285, 6, 62, colour)
    for light in (x + 32, x + 126):
        disc(draw, light, 385, 11, LIT)
    box(draw, x + 30, 425, 98, 15, DARK)


def _house(draw: Draw) -> None:
    box(draw, 620, 250, 220, GROUND - 250, WALL)
    shape(draw, BRICK, (600, 250), (860, 250), (730, 178))
    for x in (645, 712, 779):
        box(draw, x, 275, 36, 46, PAPER)
    box(draw, 705, 352, 50, GROUND - 352, DARK)
    disc(draw, 745, 400, 4, LIT)


def _lift(draw: Draw, x: float, y: float) -> None:
    """Its sign: up and down."""
    draw.rounded_rectangle(_scaled(x, y, x + 52, y + 60), radius=8 * FINER, fill=WATER)
    shape(draw, PAPER, (x + 8, y + 36), (x + 24, y + 36), (x + 16, y + 18))
    shape(draw, PAPER, (x + 28, y + 24), (x + 44, y + 24), (x + 36, y + 42))


def _copenhagen(draw: Draw) -> None:
    _station(draw)
    _house(draw)
    _lift(draw, 774, 362)


def _aarhus(draw: Draw) -> None:
    """Dokk1 at the water, with the light rail outside."""
    _station(draw)
    box(draw, 592, 376, WIDTH - 592, GROUND - 376, WATER)
    for x, y in ((598, 396), (842, 396), (596, 418), (850, 418)):
        box(draw, x, y, 22, 4, "#7fb0ad")
    shape(draw, "#7b9ea0", (580, 208), (884, 180), (850, 300), (612, 300))
    box(draw, 622, 300, 216, GROUND - 300, LIT)
    for x in (640, 820):
        box(draw, x, 300, 10, GROUND - 300, STEEL)
    box(draw, 668, 352, 50, GROUND - 352, DARK)
    draw.rounded_rectangle(_scaled(744, 338, 880, GROUND - 8), radius=18 * FINER, fill=BRICK)
    for x in (758, 798, 838):
        box(draw, x, 354, 30, 34, PAPER)
    box(draw, 736, GROUND - 8, 164, 8, STEEL)


def _odense(draw: Draw) -> None:
    """The centre lies behind the tracks."""
    _station(draw)
    box(draw, 0, GROUND, 300, 6, STEEL)
    box(draw, 0, GROUND + 14, 300, 6, STEEL)
    _house(draw)


def _aalborg(draw: Draw) -> None:
    """A bus beside the train; the centre is on the first floor."""
    _station(draw)
    draw.rounded_rectangle(_scaled(184, 330, 308, 430), radius=14 * FINER, fill=WATER)
    for x in (196, 232, 268):
        box(draw, x, 348, 28, 34, PAPER)
    for x in (214, 278):
        disc(draw, x, 430, 14, DARK)
    _house(draw)
    draw.rectangle(_scaled(636, 264, 824, 332), outline=WATER, width=5 * FINER)
    _lift(draw, 774, 362)


SCENES: dict[str, Callable[[Draw], None]] = {
    "copenhagen": _copenhagen,
    "aarhus": _aarhus,
    "odense": _odense,
    "aalborg": _aalborg,
}


def _write(
    draw: Draw, at: tuple[float, float], text: str, size: int, *, part: float = 0, stroke: int = 0
) -> None:
    """On a baseline; ``part`` of the text stands left of ``at``: nothing, half or all of it.

    Pillow's own letters, so that no font is needed, have no å: its ring is drawn.
    """
    font = ImageFont.load_default(size * FINER)
    plain = text.replace("å", "a")
    left, line = at[0] * FINER - part * font.getlength(plain), at[1] * FINER
    draw.text((left, line), plain, DARK, font, "ls", stroke_width=stroke)
    for number in (n for n, letter in enumerate(text) if letter == "å"):
        middle = left + font.getlength(plain[:number]) + font.getlength("a") / 2
        top, radius = line - 0.66 * size * FINER, 0.085 * size * FINER
        ring = (middle - radius, top - radius, middle + radius, top + radius)
        draw.ellipse(ring, outline=DARK, width=size // 9)


def _scaled(*numbers: float) -> list[float]:
    return [number * FINER for number in numbers]
