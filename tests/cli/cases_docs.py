"""Every figure of the documents comes from a command that stands above it: the commands are run and their output is compared."""
import re
import subprocess

from harness import ROOT

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "..."


def shown_outputs(text):
    """(commands, output) of every `sh` block that a `text` block follows."""
    blocks = [(match.group(1), match.group(2)) for match in FENCE.finditer(text)]
    return [(command, output) for (kind, command), (next_kind, output) in zip(blocks, blocks[1:]) if (kind, next_kind) == ("sh", "text")]


def missing_lines(output, printed):
    """Lines of the document that the program did not print in this order; `...` stands for any lines, at the end of a line for the rest of it."""
    lines, at, missing = printed.splitlines(), 0, []
    for wanted in output.splitlines():
        if not wanted.strip() or wanted.strip() == LEFT_OUT:
            continue
        cut = wanted.endswith(LEFT_OUT)
        fits = (lambda line: line.startswith(wanted[:-len(LEFT_OUT)])) if cut else (lambda line: line.rstrip() == wanted.rstrip())
        found = next((i for i in range(at, len(lines)) if fits(lines[i])), None)
        if found is None:
            missing.append(wanted)
        else:
            at = found + 1
    return missing


def add(suite):
    @suite.case
    def outputs_in_the_documents_are_what_the_commands_print(program, folder):
        (folder / "egoscope").symlink_to(program.path)
        (folder / "assets").symlink_to(ROOT / "assets")
        checked = 0
        for document in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
            for command, output in shown_outputs(document.read_text()):
                done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=300,
                                      env={"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder)})
                missing = missing_lines(output, done.stdout + done.stderr)
                assert not missing, (document.name, command, missing[:3], done.stdout[:2000], done.stderr[:500])
                checked += 1
        assert checked >= 10, checked

    @suite.case
    def the_comparison_itself_notices_a_wrong_figure(program, folder):
        assert missing_lines("a\n...\nc\n", "a\nb\nc\n") == []
        assert missing_lines("value 48.1...\n", "value 48.1 of 957\n") == []
        assert missing_lines("value 48.2\n", "value 48.1\n") == ["value 48.2"]
        assert missing_lines("c\na\n", "a\nb\nc\n") == ["a"]
