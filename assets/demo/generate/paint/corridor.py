"""One frame of a corridor clip: a walk through a pinhole camera, drawn from far to near."""

import math

import cairo

from world.names import COLOURS
from world.stream import Stream

from .brush import (
    HEIGHT,
    WIDTH,
    centred_text,
    circle,
    ellipse,
    fill,
    polygon,
    rgb,
    round_rect,
    soft_shadow,
    stroke,
    vignette,
)

_HALF, _EYE, _CEILING, _FOCAL, _NEAR = 1.35, 1.5, 2.65, 175.0, 0.35
_WALL, _SKIRT, _FLOOR, _ROOF = (206, 203, 196), (128, 136, 144), (150, 146, 142), (222, 221, 216)
_SIDE_X = {"on the left": -0.85, "on the right": 0.85, "in the middle": 0.0}


class CorridorPainter:
    def __init__(self, clip):
        stream = Stream(clip.seed + "/look")
        self.clip = clip
        self.phase = stream.uniform(0, 2 * math.pi)
        self.wall = tuple(int(c * stream.uniform(0.95, 1.03)) for c in _WALL)

    def _camera(self, t):
        """Bobbing walk; in the last second the head begins to turn the way the wearer will go."""
        clip = self.clip
        step = 2 * math.pi * 0.95 * t + self.phase
        self.z = clip.speed * t
        self.x = 0.05 * math.sin(step)
        self.y = _EYE + 0.028 * math.sin(2 * step)
        self.roll = 0.010 * math.sin(step)
        start = max(0.0, t - (clip.duration - 1.0))
        self.yaw = {"turn left": -0.16, "turn right": 0.16}.get(clip.direction, 0.0) * start * start

    def _at(self, x, y, z):
        depth = max(_NEAR, z - self.z)
        return _FOCAL * ((x - self.x) / depth - self.yaw), _FOCAL * (self.y - y) / depth

    def _shade(self, z):
        return max(0.42, 1.0 - 0.045 * max(0.0, z - self.z))

    def _quad(self, ctx, corners, colour, shade):
        polygon(ctx, [self._at(*corner) for corner in corners])
        fill(ctx, colour, shade)

    def paint(self, ctx, t):
        self._camera(t)
        ctx.set_source_rgb(0.2, 0.2, 0.2)
        ctx.paint()
        ctx.save()
        ctx.translate(WIDTH / 2, HEIGHT / 2)
        ctx.rotate(self.roll)
        self._end_wall(ctx)
        standing = sorted(self.clip.things, key=lambda thing: -thing[3])
        for segment in range(int(self.clip.end_z), int(self.z) - 1, -1):
            self._segment(ctx, segment, min(segment + 1.0, self.clip.end_z))
            for side, z, colour in self.clip.doors:
                if int(z) == segment:
                    self._door(ctx, side, z, COLOURS[colour][1])
            if int(self.clip.sign_z) == segment:
                self._hanging_sign(ctx)
            for thing in standing:
                if int(thing[3]) == segment:
                    self._standing(ctx, *thing)
            self._ball(ctx, t, segment)
        ctx.restore()
        self._darkness(ctx, t)
        vignette(ctx, 0.4)

    def _segment(self, ctx, z0, z1):
        shade = self._shade((z0 + z1) / 2)
        tile = 0.94 if z0 % 2 else 1.0
        self._quad(ctx, ((-_HALF, 0, z0), (_HALF, 0, z0), (_HALF, 0, z1), (-_HALF, 0, z1)), _FLOOR, shade * tile)
        self._quad(ctx, ((-0.45, 0, z0), (0.45, 0, z0), (0.45, 0, z1), (-0.45, 0, z1)), (138, 146, 158), shade * tile)
        self._quad(
            ctx,
            ((-_HALF, _CEILING, z0), (_HALF, _CEILING, z0), (_HALF, _CEILING, z1), (-_HALF, _CEILING, z1)),
            _ROOF,
            shade,
        )
        if z0 % 3 == 1:
            panel = (
                (-0.4, _CEILING - 0.01, z0 + 0.1),
                (0.4, _CEILING - 0.01, z0 + 0.1),
                (0.4, _CEILING - 0.01, z1),
                (-0.4, _CEILING - 0.01, z1),
            )
            self._quad(ctx, panel, (255, 253, 240), 1.0)
        for side in (-1, 1):
            x = side * _HALF
            for low, high, colour in (
                (0.12, 0.95, _SKIRT),
                (0.95, 1.0, (90, 98, 108)),
                (1.0, _CEILING, self.wall),
                (0.0, 0.12, (84, 86, 92)),
            ):
                tone = shade * (0.9 if side < 0 else 0.97)
                self._quad(ctx, ((x, low, z0), (x, high, z0), (x, high, z1), (x, low, z1)), colour, tone)

    def _door(self, ctx, side, z, colour):
        x = side * (_HALF - 0.01)
        if z + 0.9 < self.z + _NEAR:
            return
        shade = self._shade(z)
        self._quad(
            ctx, ((x, 0, z - 0.08), (x, 2.15, z - 0.08), (x, 2.15, z + 0.98), (x, 0, z + 0.98)), (96, 90, 84), shade
        )
        self._quad(ctx, ((x, 0, z), (x, 2.06, z), (x, 2.06, z + 0.9), (x, 0, z + 0.9)), colour, shade)
        self._quad(
            ctx, ((x, 1.2, z + 0.2), (x, 1.85, z + 0.2), (x, 1.85, z + 0.7), (x, 1.2, z + 0.7)), (196, 214, 222), shade
        )
        knob = self._at(x, 1.02, z + 0.12)
        circle(ctx, *knob, max(0.6, 5 / max(_NEAR, z - self.z)))
        fill(ctx, (235, 222, 170), shade)

    def _hanging_sign(self, ctx):
        z = self.clip.sign_z
        if z < self.z + _NEAR + 0.3:
            return
        (left, top), (right, bottom) = self._at(-0.78, 2.52, z), self._at(0.78, 2.12, z)
        for x in (-0.6, 0.6):
            self._bar(ctx, x, z)
        round_rect(ctx, left, top, right - left, bottom - top, (right - left) * 0.04)
        fill(ctx, (38, 44, 56), 1)
        round_rect(ctx, left, top, right - left, bottom - top, (right - left) * 0.04)
        stroke(ctx, (230, 232, 236), max(0.6, (right - left) * 0.015))
        centred_text(
            ctx,
            self.clip.sign,
            (left + right) / 2,
            (top + bottom) / 2,
            (bottom - top) * 0.6,
            (245, 246, 248),
            (right - left) * 0.88,
        )

    def _bar(self, ctx, x, z):
        ctx.move_to(*self._at(x, _CEILING, z))
        ctx.line_to(*self._at(x, 2.5, z))
        stroke(ctx, (70, 72, 78), max(0.6, 4 / (z - self.z)))

    def _standing(self, ctx, kind, colour_name, side, z):
        if z < self.z + _NEAR + 0.12:
            return
        x, y = self._at(_SIDE_X[side], 0, z)
        size = _FOCAL / (z - self.z)
        colour = COLOURS[colour_name][1]
        soft_shadow(ctx, x, y, 0.27 * size, 0.08 * size, 0.45)
        if kind == "cone":
            polygon(
                ctx,
                (
                    (x - 0.19 * size, y),
                    (x + 0.19 * size, y),
                    (x + 0.03 * size, y - 0.58 * size),
                    (x - 0.03 * size, y - 0.58 * size),
                ),
            )
            fill(ctx, colour)
            polygon(
                ctx,
                (
                    (x - 0.125 * size, y - 0.22 * size),
                    (x + 0.125 * size, y - 0.22 * size),
                    (x + 0.085 * size, y - 0.36 * size),
                    (x - 0.085 * size, y - 0.36 * size),
                ),
            )
            fill(ctx, (250, 250, 250))
            round_rect(ctx, x - 0.23 * size, y - 0.05 * size, 0.46 * size, 0.07 * size, 0.02 * size)
            fill(ctx, colour, 0.7)
        elif kind == "box":
            ctx.rectangle(x - 0.22 * size, y - 0.36 * size, 0.44 * size, 0.36 * size)
            fill(ctx, colour)
            polygon(
                ctx,
                (
                    (x - 0.22 * size, y - 0.36 * size),
                    (x - 0.15 * size, y - 0.47 * size),
                    (x + 0.15 * size, y - 0.47 * size),
                    (x + 0.22 * size, y - 0.36 * size),
                ),
            )
            fill(ctx, colour, 1.25)
            ctx.rectangle(x - 0.03 * size, y - 0.36 * size, 0.06 * size, 0.36 * size)
            fill(ctx, colour, 0.72)
        else:
            polygon(
                ctx,
                (
                    (x - 0.15 * size, y),
                    (x + 0.15 * size, y),
                    (x + 0.19 * size, y - 0.52 * size),
                    (x - 0.19 * size, y - 0.52 * size),
                ),
            )
            fill(ctx, colour)
            ellipse(ctx, x, y - 0.52 * size, 0.19 * size, 0.055 * size)
            fill(ctx, colour, 0.5)

    def _ball(self, ctx, t, segment):
        if not self.clip.ball:
            return
        start, end, colour, ahead = self.clip.ball
        z = self.clip.speed * (start + end) / 2 + ahead
        if not start <= t <= end or int(z) != segment:
            return
        u = (t - start) / (end - start)
        x, y = self._at(-1.3 + 2.6 * u, 0.19, z)
        radius = 0.19 * _FOCAL / (z - self.z)
        soft_shadow(ctx, x, y + radius, radius * 1.1, radius * 0.35, 0.45)
        circle(ctx, x, y, radius)
        fill(ctx, COLOURS[colour][1])
        ctx.save()
        circle(ctx, x, y, radius)
        ctx.clip()
        ctx.translate(x, y)
        ctx.rotate(u * 9)
        ctx.rectangle(-radius, -radius * 0.2, 2 * radius, radius * 0.4)
        fill(ctx, (250, 250, 250))
        ctx.restore()

    def _end_wall(self, ctx):
        z, direction = self.clip.end_z, self.clip.direction
        shade = self._shade(z)
        self._quad(ctx, ((-4, 0, z), (4, 0, z), (4, _CEILING, z), (-4, _CEILING, z)), self.wall, shade * 0.92)
        if direction == "go straight on":
            self._quad(ctx, ((-0.62, 0, z), (0.62, 0, z), (0.62, 2.15, z), (-0.62, 2.15, z)), (92, 88, 82), shade)
            self._quad(ctx, ((-0.54, 0, z), (0.54, 0, z), (0.54, 2.06, z), (-0.54, 2.06, z)), (238, 228, 190), 1.0)
        elif direction == "stop at the closed door":
            self._quad(ctx, ((-0.72, 0, z), (0.72, 0, z), (0.72, 2.15, z), (-0.72, 2.15, z)), (70, 72, 78), shade)
            self._quad(ctx, ((-0.64, 0, z), (-0.02, 0, z), (-0.02, 2.06, z), (-0.64, 2.06, z)), (112, 118, 128), shade)
            self._quad(ctx, ((0.02, 0, z), (0.64, 0, z), (0.64, 2.06, z), (0.02, 2.06, z)), (112, 118, 128), shade)
        else:
            side = -1 if direction == "turn left" else 1
            dark = ((side * 0.75, 0, z), (side * _HALF, 0, z), (side * _HALF, 2.3, z), (side * 0.75, 2.3, z))
            self._quad(ctx, dark, (238, 228, 190), 1.0)
        self._arrow(ctx, z, direction)

    def _arrow(self, ctx, z, direction):
        """A green panel with a white arrow, or a no-entry bar."""
        centre_y = 1.55 if direction in ("turn left", "turn right") else 2.38
        x, y = self._at(0, centre_y, z)
        size = _FOCAL / (z - self.z) * 0.34
        round_rect(ctx, x - size * 1.25, y - size * 0.62, size * 2.5, size * 1.24, size * 0.12)
        fill(ctx, (60, 70, 72) if direction.startswith("stop") else (30, 142, 90))
        ctx.save()
        ctx.translate(x, y)
        if direction.startswith("stop"):
            round_rect(ctx, -size * 0.9, -size * 0.16, size * 1.8, size * 0.32, size * 0.06)
        else:
            ctx.rotate({"turn left": math.pi, "turn right": 0.0, "go straight on": -math.pi / 2}[direction])
            reach = size * (0.95 if direction.startswith("turn") else 0.5)
            polygon(
                ctx,
                (
                    (reach, 0),
                    (reach * 0.2, -size * 0.45),
                    (reach * 0.2, -size * 0.15),
                    (-reach, -size * 0.15),
                    (-reach, size * 0.15),
                    (reach * 0.2, size * 0.15),
                    (reach * 0.2, size * 0.45),
                ),
            )
        fill(ctx, (252, 252, 252))
        ctx.restore()

    def _darkness(self, ctx, t):
        if self.clip.dark and self.clip.dark[0] <= t < self.clip.dark[1]:
            ctx.set_source_rgba(0.02, 0.03, 0.08, 0.72)
            ctx.paint()
            lamp = cairo.RadialGradient(WIDTH / 2, 100, 4, WIDTH / 2, 100, 90)
            lamp.add_color_stop_rgba(0, *rgb((255, 246, 214)), 0.12)
            lamp.add_color_stop_rgba(1, *rgb((255, 246, 214)), 0)
            ctx.set_source(lamp)
            ctx.paint()
