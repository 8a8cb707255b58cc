"""The wearer's right hand and forearm, coming in from the lower edge of the picture."""

import math

import cairo

from .brush import capsule, circle, fill, rgb, soft_shadow

SKINS = ((236, 188, 156), (205, 150, 112), (150, 102, 72), (98, 66, 48))
SLEEVES = ((70, 84, 104), (92, 98, 104), (104, 86, 92), (58, 62, 78))


def _forearm(ctx, skin, sleeve, elbow_x, elbow_y):
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    capsule(ctx, 0, 18, elbow_x, elbow_y, 31, skin, 0.9)
    capsule(ctx, 1, 18, elbow_x + 3, elbow_y, 24, skin)
    # The cuff sits a third of the way down; the sleeve hides the rest.
    x, y = elbow_x * 0.45, 18 + (elbow_y - 18) * 0.45
    capsule(ctx, x, y, elbow_x, elbow_y, 44, sleeve, 0.85)
    capsule(ctx, x, y, elbow_x, elbow_y, 38, sleeve)
    capsule(ctx, x - 12, y + 2, x + 12, y - 2, 9, sleeve, 1.12)


def _fingers(ctx, skin, grip):
    """Four fingers and a thumb; grip bends them in."""
    reach = 25 - 11 * grip
    for i, (base_x, lean) in enumerate(((-12, -0.30), (-4.5, -0.10), (3.5, 0.10), (11, 0.30))):
        length = reach - (4 if i in (0, 3) else 0)
        tip_x = base_x + math.sin(lean * (1 - 0.7 * grip)) * length
        tip_y = -4 - math.cos(lean) * length
        capsule(ctx, base_x, 0, tip_x, tip_y, 9, skin, 0.82)
        capsule(ctx, base_x, 0, tip_x - 0.5, tip_y, 7.2, skin, 1.0 if not grip else 0.96)
        circle(ctx, tip_x - 0.5, tip_y - 0.8, 2.3)
        fill(ctx, skin, 1.35)
    thumb_x, thumb_y = (-20, -8) if grip < 0.5 else (-11, -14)
    capsule(ctx, -11, 7, thumb_x, thumb_y, 9.5, skin, 0.82)
    capsule(ctx, -11, 7, thumb_x, thumb_y, 7.6, skin)


def paint_hand(ctx, x, y, grip, skin, sleeve, elbow_x):
    """The fingertips touch (x, y)."""
    ctx.save()
    ctx.translate(x, y + 20)
    soft_shadow(ctx, 5, 10, 34, 30, 0.3)
    _forearm(ctx, skin, sleeve, elbow_x - x, max(90.0, 190.0 - y))
    circle(ctx, 0, 6, 16.5)
    fill(ctx, skin, 0.86)
    circle(ctx, -0.6, 5.4, 15.4)
    fill(ctx, skin)
    _fingers(ctx, skin, grip)
    ctx.set_source_rgba(*rgb(skin, 1.25), 0.35)
    circle(ctx, -3, 4, 8)
    ctx.fill()
    ctx.restore()
