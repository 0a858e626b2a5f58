"""Pictures for the demo, drawn by code: gabled houses at the water, in the colours of the look."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from django.core.files.images import ImageFile
from PIL import Image as Canvas
from PIL import ImageDraw

from content.models import Image
from home.demo_content import scenes
from home.demo_content.drawing import (
    DARK,
    EVENING,
    FINER,
    HEIGHT,
    LIT,
    PAPER,
    SKY,
    WATER,
    WIDTH,
    Draw,
    box,
    disc,
    shape,
    street,
)


def load_pictures() -> dict[str, Image]:
    """The pictures by name; those that are in the library already are left as they are."""
    return {name: _find_or_draw(name, *rest) for name, rest in PICTURES.items()}


def _find_or_draw(name: str, title: str, paint: Callable[[Draw, Random], None]) -> Image:
    present: Image | None = Image.objects.filter(title=title).first()
    if present is not None:
        return present
    canvas = Canvas.new("RGB", (WIDTH * FINER, HEIGHT * FINER), SKY)
    paint(ImageDraw.Draw(canvas), Random(name))  # noqa: S311 - the same picture each time
    content = BytesIO()
    canvas.reduce(FINER).save(content, "PNG")
    content.seek(0)
    image = Image(title=title, file=ImageFile(content, name=f"{name}.png"))
    image.save()
    return image


def houses(draw: Draw, random: Random) -> None:
    """A street in the evening."""
    box(draw, 0, 0, WIDTH, HEIGHT, EVENING)
    disc(draw, 980, 150, 60, LIT)
    street(draw, random, ground=800)


def harbour(draw: Draw, random: Random) -> None:
    """The same street by day, with the water before it and a boat on it."""
    disc(draw, 220, 160, 70, LIT)
    street(draw, random, ground=600)
    box(draw, 0, 600, WIDTH, 200, WATER)
    for y in range(630, 800, 40):
        box(draw, random.uniform(0, 700), y, random.uniform(150, 420), 5, "#7fb0ad")
    shape(draw, "#b4432c", (420, 640), (760, 640), (700, 710), (470, 710))
    box(draw, 575, 420, 10, 220, DARK)
    shape(draw, PAPER, (595, 430), (595, 620), (730, 620))


def campus(draw: Draw, random: Random) -> None:
    """A long building with columns, and trees."""
    box(draw, 0, 620, WIDTH, 180, "#7b9ea0")
    box(draw, 200, 300, 800, 320, "#efd9b4")
    shape(draw, "#b4432c", (160, 300), (1040, 300), (600, 140))
    for x in range(250, 960, 100):
        box(draw, x, 340, 40, 280, PAPER)
    box(draw, 570, 460, 70, 160, DARK)
    for x in (90, 1110):
        box(draw, x - 12, 500, 24, 140, DARK)
        disc(draw, x, 440, 95, "#1f6b3a")


def window(draw: Draw, random: Random) -> None:
    """Looking out at the street from a table with a cup on it."""
    box(draw, 0, 0, WIDTH, HEIGHT, "#f9ddd3")
    box(draw, 250, 70, 700, 500, SKY)
    street(draw, random, ground=570, left=250, right=950, tallest=330)
    for x in (230, 590, 950):
        box(draw, x, 50, 20, 540, PAPER)
    for y in (50, 300, 570):
        box(draw, 230, y, 740, 20, PAPER)
    box(draw, 0, 690, WIDTH, 110, "#d98d75")
    disc(draw, 815, 655, 28, PAPER)
    disc(draw, 815, 655, 15, "#f9ddd3")
    box(draw, 700, 610, 110, 85, PAPER)


PICTURES: dict[str, tuple[str, Callable[[Draw, Random], None]]] = {
    "houses": ("Houses in the evening", houses),
    "harbour": ("Houses at the harbour", harbour),
    "campus": ("A campus with trees", campus),
    "window": ("A cup of coffee at the window", window),
    "lecture": ("An evening with a speaker", scenes.lecture),
    "table": ("A long table for everybody", scenes.table),
    "park": ("Children in the park", scenes.park),
    "cups": ("Coffee and talk", scenes.cups),
    "books": ("Books on a shelf", scenes.books),
    "stalls": ("Stands under one roof", scenes.stalls),
    "laptop": ("A meeting on a screen", scenes.laptop),
}
