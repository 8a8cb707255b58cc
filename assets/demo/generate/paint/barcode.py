"""The frame-number barcode: where it stands in a frame and how a decoded frame is read back.

Needs no drawing library.
"""

BARCODE = {"x": 4, "y": 4, "cell": 8, "bits": 16, "order": "lsb-left"}


def paint_barcode(ctx, number):
    """Bit i of the frame number as the i-th cell from the left; white = 1."""
    x, y, cell, bits = BARCODE["x"], BARCODE["y"], BARCODE["cell"], BARCODE["bits"]
    ctx.set_source_rgb(0.5, 0.5, 0.5)
    ctx.rectangle(x - 2, y - 2, cell * bits + 4, cell + 4)
    ctx.fill()
    for i in range(bits):
        level = 1.0 if number >> i & 1 else 0.0
        ctx.set_source_rgb(level, level, level)
        ctx.rectangle(x + i * cell, y, cell, cell)
        ctx.fill()


def read_barcode(luma, width):
    """The frame number in a luma plane (bytes, row by row)."""
    x, y, cell, bits = BARCODE["x"], BARCODE["y"], BARCODE["cell"], BARCODE["bits"]
    row = (y + cell // 2) * width
    return sum(1 << i for i in range(bits) if luma[row + x + i * cell + cell // 2] > 127)
