"""What people do together, for the pages of the demo's events."""

from random import Random

from home.demo_content.drawing import (
    DARK,
    EVENING,
    HEIGHT,
    LIT,
    PAPER,
    SKY,
    WALLS,
    WATER,
    WIDTH,
    Draw,
    box,
    disc,
    shape,
    street,
)

SKINS = ("#f1c9a5", "#d9a074", "#a86b42", "#7a4a2b", "#e8b48c")
HAIR = ("#10292b", "#5a3a22", "#b8803a", "#8a2e1b", "#cfd6d3")
BINDINGS = ("#e9b44c", "#2f6f73", "#d98d75", "#efd9b4", "#b4432c", PAPER)
WOOD, FLOOR = "#c98f5a", "#efe3cd"


def person(draw: Draw, random: Random, x: float, y: float, size: float) -> None:
    """Head and shoulders; ``y`` is where the shoulders end."""
    coat = random.choice(WALLS)
    disc(draw, x, y, size, coat)
    box(draw, x - size, y, 2 * size, size, coat)
    disc(draw, x, y - size * 1.35, size * 0.62, random.choice(HAIR))
    disc(draw, x, y - size * 1.22, size * 0.54, random.choice(SKINS))


def back(draw: Draw, random: Random, x: float, y: float, size: float) -> None:
    """Somebody who looks the other way."""
    coat = random.choice(WALLS)
    disc(draw, x, y, size, coat)
    box(draw, x - size, y, 2 * size, HEIGHT - y, coat)
    disc(draw, x, y - size * 1.25, size * 0.62, random.choice(HAIR))


def lecture(draw: Draw, random: Random) -> None:
    """A speaker beside a screen, and rows of people who listen."""
    box(draw, 0, 0, WIDTH, HEIGHT, EVENING)
    box(draw, 170, 90, 560, 330, PAPER)
    for row, width in enumerate((380, 300, 340)):
        box(draw, 230, 160 + row * 75, width, 22, (WATER, "#d98d75", "#e9b44c")[row])
    box(draw, 0, 520, WIDTH, 280, "#134b50")
    person(draw, random, 900, 400, 70)
    box(draw, 845, 400, 110, 140, WOOD)
    for row, (y, size, step) in enumerate(((620, 52, 150), (730, 64, 178))):
        for number in range(-1, 9):
            back(draw, random, number * step + 60 + row * 80, y, size)


def table(draw: Draw, random: Random) -> None:
    """A long table with food on it, and people on its far side."""
    box(draw, 0, 0, WIDTH, HEIGHT, "#f9ddd3")
    for x in range(80, WIDTH, 170):
        box(draw, x, 0, 6, 110, DARK)
        disc(draw, x + 3, 130, 34, LIT)
    for x in range(120, WIDTH, 200):
        person(draw, random, x, 430, 72)
    box(draw, 0, 480, WIDTH, 70, WOOD)
    box(draw, 0, 550, WIDTH, 250, "#b8794a")
    for number, x in enumerate(range(70, WIDTH, 150)):
        disc(draw, x, 500, 46, PAPER)
        disc(draw, x, 496, 30, ("#b4432c", "#1f6b3a", "#e9b44c")[number % 3])


def park(draw: Draw, random: Random) -> None:
    """Trees, a slide and children."""
    box(draw, 0, 0, WIDTH, HEIGHT, SKY)
    disc(draw, 1000, 140, 70, LIT)
    street(draw, random, ground=520, tallest=260)
    box(draw, 0, 500, WIDTH, 300, "#8fb98a")
    for x in (110, 1080, 760):
        box(draw, x - 12, 430, 24, 150, DARK)
        disc(draw, x, 380, 95, "#1f6b3a")
    box(draw, 300, 400, 18, 240, DARK)
    box(draw, 380, 400, 18, 240, DARK)
    box(draw, 290, 390, 118, 20, "#b4432c")
    shape(draw, "#e9b44c", (400, 395), (440, 395), (660, 640), (610, 640))
    for x, y in ((350, 360), (560, 660), (720, 690), (860, 660), (200, 690)):
        person(draw, random, x, y, 38)


def cups(draw: Draw, random: Random) -> None:
    """Three people at a round table with cups."""
    box(draw, 0, 0, WIDTH, HEIGHT, FLOOR)
    box(draw, 0, 0, WIDTH, 420, "#2f6f73")
    box(draw, 360, 60, 480, 260, SKY)
    street(draw, random, ground=320, left=360, right=840, tallest=200)
    for x, y in ((330, 470), (600, 440), (870, 470)):
        person(draw, random, x, y, 92)
    disc(draw, 600, 900, 420, WOOD)
    for x, y in ((430, 590), (600, 560), (770, 590)):
        box(draw, x - 30, y - 22, 60, 52, PAPER)
        disc(draw, x + 34, y + 2, 17, PAPER)
        disc(draw, x + 34, y + 2, 8, WOOD)
        box(draw, x - 30, y - 22, 60, 10, DARK)


def books(draw: Draw, random: Random) -> None:
    """Three shelves of books, and a globe."""
    box(draw, 0, 0, WIDTH, HEIGHT, "#7b9ea0")
    for shelf in range(3):
        ground = 250 + shelf * 250
        box(draw, 60, ground, WIDTH - 120, 24, WOOD)
        x = 90.0
        while x < WIDTH - 190:
            width, height = random.uniform(26, 60), random.uniform(120, 195)
            if random.random() < 0.9:
                box(draw, x, ground - height, width - 4, height, random.choice(BINDINGS))
                box(draw, x, ground - height * 0.8, width - 4, 10, DARK)
            x += width
    disc(draw, 1030, 640, 90, WATER)
    disc(draw, 1000, 620, 32, "#8fb98a")
    disc(draw, 1062, 668, 24, "#8fb98a")
    box(draw, 1020, 725, 20, 28, DARK)


def stalls(draw: Draw, random: Random) -> None:
    """Stands with awnings in a hall, and visitors."""
    box(draw, 0, 0, WIDTH, HEIGHT, "#cfdedb")
    for x in range(-100, WIDTH, 200):
        shape(draw, PAPER, (x, 190), (x + 100, 60), (x + 200, 190))
    box(draw, 0, 190, WIDTH, 16, DARK)
    box(draw, 0, 560, WIDTH, 240, FLOOR)
    for number, x in enumerate((70, 450, 830)):
        colour = ("#b4432c", "#2f6f73", "#e9b44c")[number]
        box(draw, x, 300, 300, 290, "#efd9b4")
        for strip in range(6):
            left = x - 15 + strip * 55
            box(draw, left, 280, 55, 66, colour if strip % 2 else PAPER)
        person(draw, random, x + 150, 470, 48)
        box(draw, x, 500, 300, 90, WOOD)
    for x in (180, 400, 640, 820, 1060):
        back(draw, random, x, 690, 58)


def laptop(draw: Draw, random: Random) -> None:
    """Six faces on a screen, on a desk by the window."""
    box(draw, 0, 0, WIDTH, HEIGHT, "#ddeae8")
    box(draw, 0, 600, WIDTH, 200, WOOD)
    box(draw, 270, 130, 660, 440, DARK)
    for number in range(6):
        x, y = 295 + number % 3 * 207, 155 + number // 3 * 198
        box(draw, x, y, 196, 188, random.choice((SKY, "#f9ddd3", "#efd9b4", "#cfdedb")))
        person(draw, random, x + 98, y + 140, 48)
    shape(draw, "#41595b", (200, 620), (1000, 620), (930, 570), (270, 570))
    disc(draw, 1080, 640, 52, PAPER)
    disc(draw, 1080, 632, 40, "#5a3a22")
