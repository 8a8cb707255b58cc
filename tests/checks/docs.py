#!/usr/bin/env python3
"""What the documents say is so: links lead somewhere, commands and options exist, third parties are named.

  docs.py [--program build/bin/egoscope]      without a built program its commands are not looked at (and that is said)

Checked in README, ARCHITECTURE, CHANGELOG, THIRD_PARTY and docs/*.md: relative links and pictures; headings that links
point at; lists that repeat one of the code (codes, profiles, keys); paths in `code` that begin with one of our folders; scripts, `egoscope COMMAND --options` and npm-free node
commands in shell blocks. README shows run.sh and test.sh; every third-party target of the build stands in THIRD_PARTY.md.
"""
import pathlib
import re
import subprocess

import source_text as src

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SHELL_BLOCK = re.compile(r"```(?:sh|bash|console)\n(.*?)```", re.S)
CODE_PATH = re.compile(r"`((?:core|web|shell|server_stub|wasm_build|tests|cmake|assets|docs|\.ci)/[\w./-]*|[\w.]+\.sh)`")
REQUIRED = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "THIRD_PARTY.md")


def slug(heading):
    """The anchor that a code host makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def documents(root):
    return [root / name for name in REQUIRED if name.endswith(".md") and (root / name).exists()] + sorted((root / "docs").rglob("*.md"))


def check_links(root, path, text, findings):
    outside_code = re.sub(r"```.*?```", lambda block: "\n" * block.group(0).count("\n"), text, flags=re.S)
    for match in LINK.finditer(outside_code):
        target, line = match.group(1), src.line_of(outside_code, match.start())
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            findings.add(path, line, "dead-link", target)
        elif anchor and file.suffix == ".md":
            headings = {slug(heading) for heading in re.findall(r"^#+ +(.*)$", src.read(file), re.M)}
            if anchor not in headings:
                findings.add(path, line, "dead-anchor", target)
    for match in CODE_PATH.finditer(outside_code):
        name = match.group(1).rstrip("/.")
        if not (root / name).exists():
            findings.add(path, src.line_of(outside_code, match.start()), "no-such-path", match.group(1))


class Program:
    """What `egoscope --help` knows; asks each command once."""

    def __init__(self, path):
        self.path, self.helps = path, {}

    def help(self, *command):
        if command not in self.helps:
            done = subprocess.run([str(self.path), *command, "--help"], capture_output=True, text=True, timeout=20)
            self.helps[command] = done.stdout if done.returncode == 0 else ""
        return self.helps[command]

    def problem(self, words):
        """Why this command line cannot be right; empty if nothing is seen."""
        if not words or words[0].startswith("-"):
            return ""
        help_text = self.help(words[0])
        if not help_text:
            return f"`egoscope {words[0]}` is not a command"
        for option in (word.split("=")[0] for word in words[1:] if word.startswith("--")):
            if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", help_text):
                return f"`egoscope {words[0]}` has no {option}"
        return ""


def check_commands(root, path, text, program, findings):
    for block in SHELL_BLOCK.finditer(text):
        first = src.line_of(text, block.start(1))
        joined = re.sub(r"\\\n", lambda _: " ", block.group(1))
        for offset, line in enumerate(joined.splitlines()):
            line_number = first + offset
            words = re.sub(r"\s#.*", "", line.strip().removeprefix("$ ")).split()
            words = words[1:] if words[:1] == ["bash"] else words
            if not words:
                continue
            command = words[0].removeprefix("./")
            if command.endswith((".sh", ".py")) or command == ".ci/run":
                if not (root / command).exists():
                    findings.add(path, line_number, "no-such-script", words[0])
            elif program and command in ("egoscope", "build/bin/egoscope"):
                until = next((i for i, word in enumerate(words) if word in ("|", ">", "<", "&&", ";", "||")), len(words))
                problem = program.problem(words[1:until])
                if problem:
                    findings.add(path, line_number, "no-such-command", problem)


def check_third_parties(root, findings):
    cmake = root / "cmake/EgoThirdParty.cmake"
    if not cmake.exists() or not (root / "THIRD_PARTY.md").exists():
        return
    named = src.read(root / "THIRD_PARTY.md").lower()
    targets = set(re.findall(r"^\s*ego_third\((\w+)", src.read(cmake), re.M))
    for target in sorted(targets):
        if f"`ego_third_{target}`" not in named:
            findings.add("THIRD_PARTY.md", 1, "third-party", f"`ego_third_{target}` is built in, but not named")
    lock = root / "wasm_build/third_party.lock"
    if lock.exists():
        for line in src.read(lock).splitlines():
            fields = line.split()
            if fields and not line.startswith("#") and f"`{fields[0]}`" not in named:
                findings.add("THIRD_PARTY.md", 1, "third-party", f"`{fields[0]}` of third_party.lock is not named")


def check_lists(root, findings):
    """Lists in documents that repeat a list of the code: message codes, scoring profiles, keys of the page."""
    codes, validation = root / "core/base/codes.h", root / "docs/validation.md"
    if codes.exists() and validation.exists():
        numbers = [int(number) for number in re.findall(r"^ +\w+ = (\d+),", src.read(codes), re.M)]
        known = {f"E{n:03}" if n < 100 else f"W{n}" if n < 200 else f"I{n}" for n in numbers}
        shown = set(re.findall(r"^\| ([EWI]\d{3}) \|", src.read(validation), re.M))
        for code in sorted(known ^ shown):
            findings.add(validation, 1, "codes", f"{code} stands in only one of core/base/codes.h and this page")
    benchmarks, profiles = root / "core/benchmarks", root / "docs/profiles.md"
    if benchmarks.exists() and profiles.exists():
        sources = "".join(src.read(path) for path in src.files(root, ("core/benchmarks",), ("profiles.cpp", "demo.cpp")))
        known = set(re.findall(r'"((?:egocross|videommmu|demo)-[\w-]+)"', sources))
        shown = set(re.findall(r"^\| `([\w-]+)` \|", src.read(profiles), re.M))
        for profile in sorted(known ^ shown):
            findings.add(profiles, 1, "profiles", f"{profile} stands in only one of core/benchmarks and this page")
    commands, explorer = root / "web/actions/command_list.cpp", root / "docs/explorer.md"
    if commands.exists() and explorer.exists():
        known = set(re.findall(r'Command\{\s*"([\w-]+)"', src.read(commands)))
        shown = {}
        for line in re.findall(r"^\| `[^|]+\|[^|]+\| `[\w-]+` \|$", src.read(explorer), re.M):
            keys, _, command = (cell.strip() for cell in line.strip("|").split("|"))
            shown[command.strip("`")] = keys
        for command, keys in re.findall(r'Command\{\s*"([\w-]+)",\s*Text::\w+,\s*\{([^}]*)\}', src.read(commands)):
            spelt = " ".join("`` ` ``" if key == "`" else f"`{key}`" for key in re.findall(r'"([^"]*)"', keys))
            if spelt and shown.get(command) != spelt:
                findings.add(explorer, 1, "keys", f"{command}: the command list has {spelt}, this page {shown.get(command)}")
        for command in sorted(set(shown) - known):
            findings.add(explorer, 1, "keys", f"{command} is no command")


def run():
    options = src.arguments(__doc__, ("--program", "build/bin/egoscope", "the built command-line program"))
    root, findings = options.root, src.Findings(options.root)
    path = pathlib.Path(options.program)
    path = path if path.is_absolute() else root / path
    program = Program(path) if path.exists() else None
    if program is None:
        print(f"  {options.program} is not built: its commands and options are not looked at")
    for name in REQUIRED:
        if not (root / name).exists():
            findings.add(name, 0, "missing", "every checkout has it")
    for document in documents(root):
        text = src.read(document)
        check_links(root, document, text, findings)
        check_commands(root, document, text, program, findings)
    readme = src.read(root / "README.md") if (root / "README.md").exists() else ""
    for script in ("./run.sh", "./test.sh"):
        if script not in readme:
            findings.add("README.md", 1, "two-commands", f"{script} is not shown")
    check_third_parties(root, findings)
    check_lists(root, findings)
    return findings.close(f"docs: {len(documents(root))} documents")


if __name__ == "__main__":
    src.main(run)
