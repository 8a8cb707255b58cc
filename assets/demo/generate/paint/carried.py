"""The objects of the table domains, seen from above, each centred at the origin and about 36 pixels wide."""

import math

from .brush import capsule, circle, ellipse, fill, polygon, round_rect, soft_shadow, stroke

_STEEL = (196, 202, 208)
_DARK = (48, 50, 56)
_CREAM = (250, 246, 236)


def _shadow(ctx, rx=21, ry=15):
    soft_shadow(ctx, 3, 5, rx, ry)


def _screwdriver(ctx, c):
    _shadow(ctx, 26, 10)
    capsule(ctx, 0, 0, 24, 0, 4, _STEEL)
    round_rect(ctx, -24, -6.5, 27, 13, 6)
    fill(ctx, c)
    for y in (-2.5, 2.5):
        capsule(ctx, -19, y, -3, y, 1.2, c, 0.72)


def _tape_measure(ctx, c):
    _shadow(ctx)
    round_rect(ctx, -16, -14, 30, 28, 8)
    fill(ctx, c)
    circle(ctx, -1, 0, 8.5)
    fill(ctx, _DARK)
    circle(ctx, -1, 0, 4)
    fill(ctx, c, 1.3)
    round_rect(ctx, 12, 7, 12, 5, 1)
    fill(ctx, (245, 232, 150))


def _glue_bottle(ctx, c):
    _shadow(ctx, 15, 22)
    round_rect(ctx, -10, -12, 20, 34, 6)
    fill(ctx, c)
    round_rect(ctx, -10, -1, 20, 13, 2)
    fill(ctx, _CREAM)
    polygon(ctx, ((-6, -12), (6, -12), (2, -23), (-2, -23)))
    fill(ctx, c, 0.7)


def _parts_box(ctx, c):
    _shadow(ctx, 24, 19)
    round_rect(ctx, -21, -15, 42, 30, 4)
    fill(ctx, c)
    for i in range(3):
        round_rect(ctx, -17.5 + 12 * i, -11, 10.5, 22, 2)
        fill(ctx, c, 0.62)
        circle(ctx, -12 + 12 * i, 2, 2.6)
        fill(ctx, _STEEL)


def _clamp(ctx, c):
    _shadow(ctx, 22, 17)
    ctx.arc(0, 0, 14, math.radians(40), math.radians(320))
    stroke(ctx, c, 8)
    capsule(ctx, 11, 9, 24, 9, 4, _STEEL)
    capsule(ctx, 11, -9, 20, -9, 6, c, 0.75)


def _cup(ctx, c):
    _shadow(ctx, 22, 19)
    ctx.arc(17, 4, 7, -math.pi / 2, math.pi / 2)
    stroke(ctx, c, 4, 0.85)
    circle(ctx, 0, 0, 17)
    fill(ctx, c)
    circle(ctx, 0, 0, 12.5)
    fill(ctx, c, 0.6)
    circle(ctx, 0, 1, 11)
    fill(ctx, (92, 58, 38))
    ellipse(ctx, -4, -3, 3.5, 2)
    fill(ctx, _CREAM, 1, 0.35)


def _plate(ctx, c):
    _shadow(ctx, 25, 23)
    circle(ctx, 0, 0, 22)
    fill(ctx, c)
    circle(ctx, 0, 0, 15)
    fill(ctx, c, 1.22)
    circle(ctx, 0, 0, 15)
    stroke(ctx, c, 1.2, 0.75)


def _bowl(ctx, c):
    _shadow(ctx, 23, 21)
    circle(ctx, 0, 0, 20)
    fill(ctx, c)
    circle(ctx, 0, 0, 16)
    fill(ctx, c, 0.66)
    circle(ctx, 1, 2, 10)
    fill(ctx, c, 0.55)


def _spoon(ctx, c):
    _shadow(ctx, 27, 9)
    capsule(ctx, -2, 0, 26, 0, 6, c)
    ellipse(ctx, -14, 0, 13, 9.5)
    fill(ctx, c)
    ellipse(ctx, -14, 0, 9, 6)
    fill(ctx, c, 0.72)


def _sponge(ctx, c):
    _shadow(ctx, 22, 16)
    round_rect(ctx, -20, -13, 40, 26, 5)
    fill(ctx, c)
    for i in range(11):
        circle(ctx, -15 + (i * 7.3) % 31, -8 + (i * 5.1) % 17, 1.1 + i % 3 * 0.5)
        fill(ctx, c, 0.7)


def _flower_pot(ctx, c):
    _shadow(ctx, 23, 21)
    circle(ctx, 0, 0, 19)
    fill(ctx, c)
    circle(ctx, 0, 0, 15)
    fill(ctx, (66, 44, 32))
    for i in range(5):
        ctx.save()
        ctx.rotate(i * 2 * math.pi / 5 + 0.4)
        ellipse(ctx, 6, 0, 6, 2.6)
        fill(ctx, (96, 122, 84))
        ctx.restore()


def _watering_can(ctx, c):
    _shadow(ctx, 25, 18)
    capsule(ctx, 8, -2, 26, -9, 5, c, 0.85)
    circle(ctx, 27, -9, 4.5)
    fill(ctx, c, 0.7)
    circle(ctx, -3, 2, 16)
    fill(ctx, c)
    ellipse(ctx, -3, 2, 9, 9)
    fill(ctx, c, 0.55)
    ctx.arc(-12, 2, 11, math.pi * 0.55, math.pi * 1.45)
    stroke(ctx, c, 4, 0.75)


def _seed_bag(ctx, c):
    _shadow(ctx, 18, 23)
    polygon(ctx, ((-15, -18), (15, -18), (13, 20), (-13, 20)))
    fill(ctx, c)
    round_rect(ctx, -9, -6, 18, 16, 2)
    fill(ctx, _CREAM)
    ellipse(ctx, 0, 2, 3, 5)
    fill(ctx, (120, 92, 58))
    capsule(ctx, -13, -16, 13, -16, 3, c, 0.7)


def _basket(ctx, c):
    _shadow(ctx, 24, 20)
    ellipse(ctx, 0, 0, 21, 17)
    fill(ctx, c)
    ellipse(ctx, 0, 0, 16, 12)
    fill(ctx, c, 0.58)
    for i in range(14):
        a = i * 2 * math.pi / 14
        capsule(ctx, 16.5 * math.cos(a), 12.5 * math.sin(a), 20 * math.cos(a), 16 * math.sin(a), 1.4, c, 0.72)
    ctx.arc(0, 0, 9, math.pi, 2 * math.pi)
    stroke(ctx, c, 3.4, 0.85)


def _bucket(ctx, c):
    _shadow(ctx, 22, 20)
    circle(ctx, 0, 0, 18)
    fill(ctx, c)
    circle(ctx, 0, 0, 14)
    fill(ctx, (158, 190, 205))
    ellipse(ctx, -3, -4, 6, 3)
    fill(ctx, _CREAM, 1, 0.5)
    ctx.arc(0, 0, 18, math.pi * 0.15, math.pi * 0.85)
    stroke(ctx, _DARK, 1.8)


def _hammer(ctx, c):
    _shadow(ctx, 12, 24)
    capsule(ctx, 0, -8, 0, 34, 8, c)
    round_rect(ctx, -17, -18, 34, 12, 3)
    fill(ctx, _STEEL, 0.62)
    round_rect(ctx, -17, -18, 8, 12, 2)
    fill(ctx, _STEEL, 0.85)


def _knife(ctx, c):
    _shadow(ctx, 10, 26)
    polygon(ctx, ((-5, 2), (5, 2), (5, -24), (-1, -30), (-5, -20)))
    fill(ctx, _STEEL)
    capsule(ctx, 0, 8, 0, 32, 9, c)


def _trowel(ctx, c):
    _shadow(ctx, 12, 26)
    ctx.move_to(-9, -4)
    ctx.curve_to(-10, -20, -3, -28, 0, -30)
    ctx.curve_to(3, -28, 10, -20, 9, -4)
    ctx.close_path()
    fill(ctx, _STEEL, 0.85)
    capsule(ctx, 0, -4, 0, 8, 4, _STEEL, 0.7)
    capsule(ctx, 0, 12, 0, 34, 9, c)


_PAINTERS = {
    "screwdriver": _screwdriver,
    "tape measure": _tape_measure,
    "glue bottle": _glue_bottle,
    "parts box": _parts_box,
    "clamp": _clamp,
    "cup": _cup,
    "plate": _plate,
    "bowl": _bowl,
    "spoon": _spoon,
    "sponge": _sponge,
    "flower pot": _flower_pot,
    "watering can": _watering_can,
    "seed bag": _seed_bag,
    "basket": _basket,
    "bucket": _bucket,
    "hammer": _hammer,
    "knife": _knife,
    "trowel": _trowel,
}


def paint_carried(ctx, kind, colour, x, y, scale=1.0, turn=0.0):
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(scale, scale)
    ctx.rotate(turn)
    _PAINTERS[kind](ctx, colour)
    ctx.restore()


def paint_small(ctx, domain, colour, x, y):
    """A washer, a berry or a flower, about ten pixels wide."""
    ctx.save()
    ctx.translate(x, y)
    soft_shadow(ctx, 1.5, 2.5, 8, 7, 0.4)
    if domain == "workbench":
        circle(ctx, 0, 0, 4.6)
        stroke(ctx, colour, 4.2)
    elif domain == "kitchen":
        circle(ctx, 0, 0, 6.2)
        fill(ctx, colour)
        circle(ctx, -2, -2, 1.5)
        fill(ctx, _CREAM, 1, 0.7)
        capsule(ctx, 0, -5, 3, -9, 1.4, (74, 104, 62))
    else:
        for i in range(5):
            a = i * 2 * math.pi / 5
            circle(ctx, 4.4 * math.cos(a), 4.4 * math.sin(a), 3.6)
            fill(ctx, colour)
        circle(ctx, 0, 0, 2.6)
        fill(ctx, _CREAM)
    ctx.restore()
