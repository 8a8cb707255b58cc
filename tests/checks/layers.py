#!/usr/bin/env python3
"""Includes go one way. The law is the table in ARCHITECTURE.md between the layer-table markers; this script applies it.

Table columns: folder | may include (our folders; a folder may always include itself) | third-party headers | never | why.
A file obeys the row of its longest matching folder; `*` in the first column stands for one folder name, and `folder/.` in
the second for that folder without those below it. What a row forbids in `never` holds for all folders below it too, unless their own row names the header: `<header>` patterns, and words
that must not stand in the code.
Besides: no mutable `static` in core and web, every quoted include exists and is written from the root.
"""
import fnmatch
import re

import source_text as src

BEGIN, END = "<!-- layer-table:begin -->", "<!-- layer-table:end -->"
LAYERED = ("core", "web", "shell", "server_stub")
NO_MUTABLE_STATIC = ("core", "web")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)

STANDARD = set("""
algorithm any array atomic barrier bit bitset charconv chrono codecvt compare complex concepts condition_variable coroutine
deque exception execution expected filesystem format forward_list fstream functional future initializer_list iomanip ios
iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers numeric optional
ostream print queue random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack
stdexcept stop_token streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex
typeinfo unordered_map unordered_set utility valarray variant vector version
cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib
cstring ctime cuchar cwchar cwctype stddef.h stdint.h
""".split())


class Row:
    def __init__(self, cells, line):
        names = [re.findall(r"`([^`]+)`", cell) for cell in cells]
        self.folder, self.line = names[0][0].rstrip("/"), line
        self.may_include = [name.rstrip("/") for name in names[1]]
        self.third_party = [name.strip("<>") for name in names[2]]
        self.never_headers = [name[1:-1] for name in names[3] if name.startswith("<")]
        self.never_words = [name for name in names[3] if not name.startswith("<")]

    def covers(self, folder):
        """Number of path parts of the row if it is about this folder or one above; 0 if not."""
        pattern, parts = self.folder.split("/"), folder.split("/")
        if len(pattern) > len(parts) or not all(map(fnmatch.fnmatchcase, parts, pattern)):
            return 0
        return len(pattern)

    def allows(self, own_folder, target):
        own = "/".join(own_folder.split("/")[:len(self.folder.split("/"))])
        return any(target == name.removesuffix("/.") or (target + "/").startswith(name + "/") for name in [own, *self.may_include])


def read_table(root, findings):
    path = root / "ARCHITECTURE.md"
    text = src.read(path) if path.exists() else ""
    if BEGIN not in text or END not in text:
        findings.add("ARCHITECTURE.md", 1, "layer-table", f"no table between {BEGIN} and {END}")
        return []
    begin = text.index(BEGIN)
    first_line = src.line_of(text, begin)
    rows = []
    for number, line in enumerate(text[begin:text.index(END)].splitlines(), first_line):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) >= 4 and cells[0].startswith("`"):
            rows.append(Row(cells, number))
    return rows


def mutable_statics(code):
    """(position, declaration) of static or thread-local variables that are not const."""
    scopes, statement_begin, found = [], 0, []
    for match in re.finditer(r"[{};]|\b(?:static|thread_local)\b", code):
        token, position = match.group(0), match.start()
        if token == "{":
            head = code[statement_begin:position]
            is_type = re.search(r"\b(namespace|class|struct|union|enum)\b", head) and not head.rstrip().endswith((")", "="))
            scopes.append("type" if is_type else "code")
        elif token == "}":
            scopes = scopes[:-1]
        if token in "{};":
            statement_begin = match.end()
            continue
        declaration = re.match(r"[^;={(]*(.?)", code[position:], re.S)
        words = declaration.group(0)
        if re.search(r"\b(const|constexpr|consteval)\b", words):
            continue
        in_code = bool(scopes) and scopes[-1] == "code"
        if declaration.group(1) == "(" and not in_code:
            continue  # a function
        if not any(begin <= position < end for begin, end, _ in found):
            found.append((position, position + len(words), " ".join(words.split())))
    return [(begin, text) for begin, _, text in found]


def check_file(root, path, rows, findings):
    folder = path.parent.relative_to(root).as_posix()
    covering = sorted((row for row in rows if row.covers(folder)), key=lambda row: row.covers(folder))
    if not covering:
        findings.add(path, 1, "layer-unknown", f"no row of the layer table is about {folder}/")
        return
    row = covering[-1]
    text = src.read(path)
    code = src.without_comments(text, keep_strings=True)
    for match in INCLUDE.finditer(code):
        kind, name = match.groups()
        line = src.line_of(code, match.start())
        if kind == '"':
            target = name.rsplit("/", 1)[0] if "/" in name else "."
            if not (root / name).is_file():
                findings.add(path, line, "include-path", f'"{name}" is not a file seen from the root')
            elif not row.allows(folder, target):
                findings.add(path, line, "layer", f"{folder}/ may not include {target}/ (row {row.folder})")
            continue
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in row.third_party):
            continue
        forbidding = [above.folder for above in covering if any(fnmatch.fnmatchcase(name, p) for p in above.never_headers)]
        for above in forbidding:
            findings.add(path, line, "forbidden-header", f"<{name}> is never included in {above}/")
        if name not in STANDARD and not forbidding:
            findings.add(path, line, "third-party", f"<{name}> is not listed for {row.folder}/")
    bare = src.without_comments(text)
    for above in covering:
        for word in above.never_words:
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", bare):
                findings.add(path, src.line_of(bare, match.start()), "forbidden-word", f"{word} never stands in {above.folder}/")
    if folder.split("/")[0] in NO_MUTABLE_STATIC:
        for position, declaration in mutable_statics(bare):
            findings.add(path, src.line_of(bare, position), "mutable-static", f"`{declaration}`: state is the caller's")


def run():
    options = src.arguments(__doc__)
    findings = src.Findings(options.root)
    rows = read_table(options.root, findings)
    checked = src.files(options.root, LAYERED)
    if rows:
        for row in rows:
            if "*" not in row.folder and not (options.root / row.folder).is_dir():
                findings.add("ARCHITECTURE.md", row.line, "layer-table", f"there is no folder {row.folder}/")
        for path in checked:
            check_file(options.root, path, rows, findings)
    return findings.close(f"layers: {len(checked)} files, {len(rows)} rows")


if __name__ == "__main__":
    src.main(run)
