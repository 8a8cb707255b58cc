"""Small drawing helpers over cairo: colours, round shapes, soft shadows, centred text."""

import math

import cairo

WIDTH, HEIGHT = 320, 180
FONT = "Noto Sans CJK SC"


def surface(width=WIDTH, height=HEIGHT):
    return cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)


def rgb(colour, shade=1.0):
    """Cairo components of an sRGB triple of bytes; shade < 1 darkens, > 1 mixes with white."""
    r, g, b = (c / 255 for c in colour)
    if shade <= 1:
        return r * shade, g * shade, b * shade
    mix = shade - 1
    return r + (1 - r) * mix, g + (1 - g) * mix, b + (1 - b) * mix


def fill(ctx, colour, shade=1.0, alpha=1.0):
    ctx.set_source_rgba(*rgb(colour, shade), alpha)
    ctx.fill()


def stroke(ctx, colour, width, shade=1.0, alpha=1.0):
    ctx.set_source_rgba(*rgb(colour, shade), alpha)
    ctx.set_line_width(width)
    ctx.stroke()


def circle(ctx, x, y, radius):
    ctx.new_sub_path()
    ctx.arc(x, y, radius, 0, 2 * math.pi)


def ellipse(ctx, x, y, rx, ry):
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(rx, ry)
    circle(ctx, 0, 0, 1)
    ctx.restore()


def round_rect(ctx, x, y, w, h, r):
    ctx.new_sub_path()
    ctx.arc(x + w - r, y + r, r, -math.pi / 2, 0)
    ctx.arc(x + w - r, y + h - r, r, 0, math.pi / 2)
    ctx.arc(x + r, y + h - r, r, math.pi / 2, math.pi)
    ctx.arc(x + r, y + r, r, math.pi, 3 * math.pi / 2)
    ctx.close_path()


def polygon(ctx, points):
    ctx.move_to(*points[0])
    for point in points[1:]:
        ctx.line_to(*point)
    ctx.close_path()


def capsule(ctx, x0, y0, x1, y1, width, colour, shade=1.0):
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    ctx.move_to(x0, y0)
    ctx.line_to(x1, y1)
    stroke(ctx, colour, width, shade)


def soft_shadow(ctx, x, y, rx, ry, strength=0.35):
    """An elliptic shadow that fades to its rim."""
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(rx, ry)
    fade = cairo.RadialGradient(0, 0, 0.35, 0, 0, 1)
    fade.add_color_stop_rgba(0, 0, 0, 0, strength)
    fade.add_color_stop_rgba(1, 0, 0, 0, 0)
    ctx.set_source(fade)
    circle(ctx, 0, 0, 1)
    ctx.fill()
    ctx.restore()


def vignette(ctx, strength=0.32):
    fade = cairo.RadialGradient(WIDTH / 2, HEIGHT / 2, 70, WIDTH / 2, HEIGHT / 2, 200)
    fade.add_color_stop_rgba(0, 0, 0, 0, 0)
    fade.add_color_stop_rgba(1, 0, 0, 0, strength)
    ctx.set_source(fade)
    ctx.paint()


def centred_text(ctx, text, x, y, size, colour, max_width):
    """One line in bold, made smaller if it would be wider than max_width."""
    ctx.select_font_face(FONT, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    ctx.set_font_size(size)
    box = ctx.text_extents(text)
    if box.width > max_width:
        ctx.set_font_size(size * max_width / box.width)
        box = ctx.text_extents(text)
    ctx.move_to(x - box.width / 2 - box.x_bearing, y - box.height / 2 - box.y_bearing)
    ctx.set_source_rgb(*rgb(colour))
    ctx.show_text(text)
