"""One frame of a table clip: backdrop, things, small things, card and hand under a swaying head-worn camera."""

import math

import cairo

from world.clip import hand_at
from world.names import COLOURS, SLOTS, TOOL
from world.stream import Stream

from .backdrop import DETAIL, SPAN_X, SPAN_Y, paint_backdrop, paint_card
from .brush import HEIGHT, WIDTH, vignette
from .carried import paint_carried, paint_small
from .hand import SKINS, SLEEVES, paint_hand

_CARD_AT = (92, -73)


class TablePainter:
    """Keeps what does not change within a clip."""

    def __init__(self, clip):
        stream = Stream(clip.seed + "/look")
        self.clip = clip
        self.backdrop = paint_backdrop(clip.domain, clip.seed)
        self.skin, self.sleeve = stream.pick(SKINS), stream.pick(SLEEVES)
        self.elbow_x = stream.uniform(55, 95)
        self.phases = [stream.uniform(0, 2 * math.pi) for _ in range(6)]
        self.turns = {id(thing): stream.uniform(-0.35, 0.35) for thing in clip.things}
        self.warmth = stream.uniform(-1, 1)

    def _camera(self, ctx, t):
        """Head sway: slow drift, breathing and a little roll. A hand at work pulls the view after it."""
        p = self.phases
        x = 5.5 * math.sin(0.9 * t + p[0]) + 1.6 * math.sin(2.9 * t + p[1])
        y = 3.2 * math.sin(1.2 * t + p[2]) + 1.1 * math.sin(3.7 * t + p[3])
        hand = hand_at(self.clip, t)
        if hand:
            x -= max(-4.0, min(4.0, hand[0] * 0.05))
        ctx.translate(WIDTH / 2 + x, HEIGHT / 2 + y)
        ctx.rotate(0.016 * math.sin(0.8 * t + p[4]))
        zoom = 1.0 + 0.012 * math.sin(0.7 * t + p[5])
        ctx.scale(zoom, zoom)

    def paint(self, ctx, t):
        ctx.save()
        self._camera(ctx, t)
        ctx.save()
        ctx.scale(1 / DETAIL, 1 / DETAIL)
        ctx.set_source_surface(self.backdrop, -SPAN_X * DETAIL / 2, -SPAN_Y * DETAIL / 2)
        ctx.get_source().set_filter(cairo.FILTER_GOOD)
        ctx.paint()
        ctx.restore()
        clip = self.clip
        if clip.label:
            paint_card(ctx, clip.label, *_CARD_AT)
        for x, y, colour in clip.smalls:
            paint_small(ctx, clip.domain, COLOURS[colour][1], x, y)
        for thing in clip.things:
            slot = thing.slot_at(t)
            if slot:
                x, y = SLOTS[slot][1]
                paint_carried(ctx, thing.kind, COLOURS[thing.colour][1], x, y, turn=self.turns[id(thing)])
        self._paint_hand(ctx, t)
        ctx.restore()
        self._light(ctx)

    def _paint_hand(self, ctx, t):
        hand = hand_at(self.clip, t)
        if not hand:
            return
        x, y, grip = hand
        carried = next((thing for thing in self.clip.things if thing.held_at(t)), None)
        if carried:
            is_tool = carried.kind == TOOL[self.clip.domain][0]
            turn = 0.0 if is_tool else self.turns[id(carried)]
            # A carried thing is nearer to the eye, so a little larger; a tool sticks out beyond the fingers.
            paint_carried(ctx, carried.kind, COLOURS[carried.colour][1], x, y - (14 if is_tool else 0), 1.08, turn)
        paint_hand(ctx, x, y + 8, grip if not carried else 1.0, self.skin, self.sleeve, self.elbow_x)

    def _light(self, ctx):
        warm = self.warmth
        ctx.set_source_rgba(1.0 if warm > 0 else 0.6, 0.85, 0.55 if warm > 0 else 1.0, 0.05 * abs(warm))
        ctx.paint()
        vignette(ctx)
