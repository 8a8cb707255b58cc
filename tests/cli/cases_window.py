"""The explorer's desktop host: a picture of a view, drawn without a screen."""
import pathlib
import struct
import zlib

from cases_site import site
from harness import DEMO, Program, Skip


def explorer(program):
    path = pathlib.Path(program.path).with_name("explorer")
    if not path.exists():
        raise Skip("no explorer beside the program")
    return Program(path)


def picture(program, folder, *arguments):
    """Width, height and the pixels with their row filters, as they are stored."""
    target = folder / "view.png"
    run = explorer(program)(folder / "site", "--screenshot", target, *arguments)
    if "no window" in run.err:
        raise Skip("neither a display nor an off-screen driver of OpenGL")
    assert run.code == 0, run.err
    data = target.read_bytes()
    assert data.startswith(b"\x89PNG"), data[:8]
    width, height = struct.unpack(">II", data[16:24])
    length = struct.unpack(">I", data[data.index(b"IDAT") - 4:data.index(b"IDAT")])[0]
    pixels = zlib.decompress(data[data.index(b"IDAT") + 4:data.index(b"IDAT") + 4 + length])
    assert len(pixels) == height * (1 + 4 * width)
    return width, height, pixels


def same(one, other):
    """But for single pixels: a glyph's place in the atlas moves its edges."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other)) < len(one) / 1000


def add(suite):
    @suite.case
    def the_desktop_explorer_draws_a_view_into_a_picture(program, folder):
        site(program, folder)
        width, height, board = picture(program, folder, "--link", "#/demo/board", "--size", "900x600", "--scale", "1.5")
        assert (width, height) == (1350, 900)
        assert len(set(board[i:i + 4] for i in range(1, 300 * (1 + 4 * width), 4))) > 20, "nothing is drawn"
        assert picture(program, folder, "--link", "#/demo/board", "--size", "900x600", "--scale", "1.5")[2] == board, "not the same twice"
        dark = picture(program, folder, "--link", "#/demo/board?theme=dark", "--size", "900x600")[2]
        assert dark[1:4] == b"\x1c\x20\x26", "not the dark theme's bar"

    @suite.case
    def keys_and_dropped_files_reach_the_desktop_explorer(program, folder):
        site(program, folder)
        board = picture(program, folder, "--link", "#/demo/board")[2]
        items = picture(program, folder, "--link", "#/demo/board", "--press", "g", "i")[2]
        assert not same(items, board) and same(items, picture(program, folder, "--link", "#/demo/items")[2])
        dropped = picture(program, folder, "--link", "#/demo/board", "--drop", DEMO / "submissions/chance.jsonl")[2]
        assert not same(dropped, board) and not same(dropped, items)

    @suite.case
    def the_desktop_explorer_says_what_it_needs(program, folder):
        run = explorer(program)
        assert run(folder / "nowhere").code == 4
        assert run(folder, "--size", "wide").code == 4
        assert "--screenshot" in run("--help").out
