"""What all checks share: which files are ours, C++ text without comments and strings, findings and how they are printed."""
import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUR_FOLDERS = ("core", "web", "shell", "server_stub", "tests", "wasm_build", "cmake", "assets", ".ci")
CPP_SUFFIXES = (".h", ".cpp")
SCRIPT_SUFFIXES = (".py", ".sh", ".js", ".mjs", ".cmake", ".css")
SKIPPED_NAMES = {"build", ".git", "node_modules", "__pycache__"}


class Findings:
    """Collects `file:line: rule: text`; the exit code says whether there were any."""

    def __init__(self, root):
        self.root = root
        self.lines = []

    def add(self, path, line, rule, text):
        shown = path.relative_to(self.root) if isinstance(path, pathlib.Path) and path.is_absolute() else path
        self.lines.append((str(shown), line, rule, text))

    def close(self, what):
        """Prints everything and a closing sentence; returns the exit code."""
        for path, line, rule, text in sorted(set(self.lines)):
            print(f"{path}:{line}: {rule}: {text}")
        print(f"{what}: {len(set(self.lines))} findings")
        return 1 if self.lines else 0


def arguments(description, *extra):
    """--root and whatever else a check takes, as (flag, default, help)."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=lambda text: pathlib.Path(text).resolve(), default=ROOT)
    for flag, default, text in extra:
        if isinstance(default, bool):
            parser.add_argument(flag, action="store_true", help=text)
        else:
            parser.add_argument(flag, default=default, help=text)
    return parser.parse_args()


def files(root, folders=OUR_FOLDERS, suffixes=CPP_SUFFIXES, top=False):
    """Our files with these suffixes, sorted; `top` adds the files that lie in the root itself."""
    found = []
    for folder in folders:
        for path in (root / folder).rglob("*"):
            inside = path.relative_to(root).parts
            if path.is_file() and path.name.endswith(tuple(suffixes)) and not SKIPPED_NAMES.intersection(inside):
                found.append(path)
    if top:
        found += [path for path in root.iterdir() if path.is_file() and path.name.endswith(tuple(suffixes))]
    return sorted(set(found))


def read(path):
    return path.read_text(encoding="utf-8", errors="surrogateescape")


_TOKENS = re.compile(
    r'R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'  # raw string
    r'|//(?:[^\n\\]|\\.)*|/\*.*?\*/'               # comments
    r'|"(?:[^"\\\n]|\\.)*"'                        # string
    r"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'",       # character, not a digit separator
    re.S)


def without_comments(text, keep_strings=False):
    """The C++ text with comments (and the insides of strings) blanked; line numbers stay."""
    def blank(match):
        token = match.group(0)
        if token.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", token)
        return token if keep_strings else '""' + re.sub(r"[^\n]", " ", token[2:])
    return _TOKENS.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def main(run):
    sys.exit(run())
