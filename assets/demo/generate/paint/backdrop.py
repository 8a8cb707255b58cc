"""The surfaces of the table domains: bench with cutting mat, worktop with sink and tiles, garden bed.

Muted, so that objects stand out.
"""

import cairo

from world.stream import Stream

from .brush import capsule, centred_text, circle, ellipse, fill, polygon, round_rect, stroke, surface

# Larger than the view on every side: the camera sways.
SPAN_X, SPAN_Y, DETAIL = 420, 270, 2


def paint_backdrop(domain, seed):
    """A surface whose middle is the middle of the world, DETAIL pixels to a world pixel."""
    target = surface(SPAN_X * DETAIL, SPAN_Y * DETAIL)
    ctx = cairo.Context(target)
    ctx.scale(DETAIL, DETAIL)
    ctx.translate(SPAN_X / 2, SPAN_Y / 2)
    {"workbench": _workbench, "kitchen": _kitchen, "garden": _garden}[domain](ctx, Stream(seed + "/backdrop"))
    return target


def _speckle(ctx, stream, count, colour, radius, alpha, box=(-210, -135, 210, 135)):
    for _ in range(count):
        circle(ctx, stream.uniform(box[0], box[2]), stream.uniform(box[1], box[3]), radius * stream.uniform(0.5, 1.3))
        fill(ctx, colour, stream.uniform(0.85, 1.15), alpha)


def _workbench(ctx, stream):
    wood = (158, 139, 118)
    ctx.rectangle(-210, -135, 420, 270)
    fill(ctx, wood)
    for row in range(7):
        y = -135 + row * 40
        ctx.rectangle(-210, y, 420, 40)
        fill(ctx, wood, stream.uniform(0.9, 1.06))
        for _ in range(7):
            at = y + stream.uniform(4, 36)
            ctx.move_to(-210, at)
            ctx.curve_to(-70, at + stream.uniform(-5, 5), 70, at + stream.uniform(-5, 5), 210, at)
            stroke(ctx, wood, 0.8, 0.84, 0.6)
        ctx.rectangle(-210, y, 420, 1.4)
        fill(ctx, wood, 0.62)
    # Cutting mat with a centimetre grid.
    mat = (58, 68, 78)
    round_rect(ctx, -152, -68, 308, 142, 7)
    fill(ctx, (0, 0, 0), 1, 0.25)
    round_rect(ctx, -154, -71, 308, 142, 7)
    fill(ctx, mat)
    for i in range(16):
        ctx.move_to(-146 + i * 19.5, -64)
        ctx.line_to(-146 + i * 19.5, 64)
    for i in range(7):
        ctx.move_to(-146, -64 + i * 21.3)
        ctx.line_to(146, -64 + i * 21.3)
    stroke(ctx, mat, 0.7, 1.16)
    round_rect(ctx, -146, -64, 292, 128, 2)
    stroke(ctx, (208, 204, 190), 0.8, 1, 0.55)
    # A steel ruler along the far edge.
    round_rect(ctx, -120, -98, 150, 13, 1.5)
    fill(ctx, (186, 190, 194))
    for i in range(37):
        ctx.move_to(-117 + i * 4, -85)
        ctx.line_to(-117 + i * 4, -89 - (3 if i % 5 == 0 else 0))
    stroke(ctx, (60, 62, 66), 0.6)


def _kitchen(ctx, stream):
    stone = (226, 221, 212)
    ctx.rectangle(-210, -135, 420, 270)
    fill(ctx, stone)
    for _ in range(16):
        x, y = stream.uniform(-210, 210), stream.uniform(-100, 135)
        ctx.move_to(x, y)
        ctx.rel_curve_to(20, stream.uniform(-16, 16), 46, stream.uniform(-16, 16), 80, stream.uniform(-22, 22))
        stroke(ctx, stone, stream.uniform(0.8, 2.6), 0.9, 0.5)
    _speckle(ctx, stream, 300, (170, 164, 156), 0.7, 0.5)
    # Tiled wall at the far edge.
    tile = (190, 206, 202)
    for row in range(3):
        for column in range(12):
            x = -230 + column * 40 + (20 if row % 2 else 0)
            round_rect(ctx, x, -143 + row * 22, 38.5, 20.5, 2)
            fill(ctx, tile, stream.uniform(0.92, 1.12))
    ctx.rectangle(-210, -77, 420, 3)
    fill(ctx, (150, 146, 138))
    ctx.rectangle(-210, -74, 420, 5)
    fill(ctx, (0, 0, 0), 1, 0.08)
    # A wooden board in the middle to work on.
    board = (188, 164, 136)
    round_rect(ctx, -63, -20, 130, 52, 9)
    fill(ctx, (0, 0, 0), 1, 0.18)
    round_rect(ctx, -65, -23, 130, 52, 9)
    fill(ctx, board)
    for i in range(6):
        ctx.move_to(-60, -16 + i * 8)
        ctx.curve_to(-20, -18 + i * 8, 20, -12 + i * 8, 60, -15 + i * 8)
    stroke(ctx, board, 0.8, 0.88)
    # The rim of the sink at the right.
    round_rect(ctx, 158, -58, 80, 130, 16)
    fill(ctx, (168, 174, 180))
    round_rect(ctx, 164, -52, 80, 118, 13)
    fill(ctx, (128, 136, 144))


def _garden(ctx, stream):
    grass, soil = (132, 146, 112), (86, 66, 52)
    ctx.rectangle(-210, -135, 420, 270)
    fill(ctx, grass)
    for _ in range(420):
        x, y = stream.uniform(-210, 210), stream.uniform(-135, 135)
        capsule(ctx, x, y, x + stream.uniform(-2, 2), y - stream.uniform(3, 7), 1.1, grass, stream.uniform(0.82, 1.15))
    round_rect(ctx, -166, -76, 332, 154, 16)
    fill(ctx, soil, 0.72)
    round_rect(ctx, -162, -72, 324, 146, 14)
    fill(ctx, soil)
    _speckle(ctx, stream, 420, (112, 90, 72), 1.3, 0.55, (-158, -68, 158, 70))
    _speckle(ctx, stream, 200, (58, 44, 36), 1.5, 0.6, (-158, -68, 158, 70))
    for row in range(4):
        y = -62 + row * 42
        for i in range(12):
            if stream.unit() < 0.62:
                continue
            x = -150 + i * 27 + stream.uniform(-4, 4)
            for side in (-1, 1):
                ctx.save()
                ctx.translate(x, y + stream.uniform(-3, 3))
                ctx.rotate(side * stream.uniform(0.5, 0.9))
                ellipse(ctx, side * 3.4, 0, 4, 1.7)
                fill(ctx, (110, 132, 92))
                ctx.restore()
    # Edging stones.
    for i in range(13):
        x = -180 + i * 30
        ellipse(ctx, x + stream.uniform(-3, 3), -88, 14, 8.5)
        fill(ctx, (150, 148, 142), stream.uniform(0.85, 1.1))
    polygon(ctx, ((-210, 92), (210, 98), (210, 135), (-210, 135)))
    fill(ctx, (150, 144, 132))
    _speckle(ctx, stream, 240, (120, 116, 106), 1.6, 0.6, (-210, 97, 210, 135))


def paint_card(ctx, text, x, y):
    """A note card with a bilingual label."""
    round_rect(ctx, x - 38, y - 10, 78, 22, 3)
    fill(ctx, (0, 0, 0), 1, 0.28)
    round_rect(ctx, x - 40, y - 12, 80, 22, 3)
    fill(ctx, (250, 247, 238))
    ctx.rectangle(x - 40, y - 9, 3, 16)
    fill(ctx, (120, 128, 140))
    centred_text(ctx, text, x + 1.5, y - 1, 11.5, (42, 44, 50), 72)
