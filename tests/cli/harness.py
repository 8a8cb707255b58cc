"""Runs the program as a user does: arguments, streams, exit code, files. No egoscope code is imported here."""
import contextlib
import json
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import tempfile

import jsonschema
import referencing

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("EGOSCOPE_SHARED", ROOT / "../shared")).resolve()
DEMO = ROOT / "assets/demo"


class Skip(Exception):
    """The case needs something this checkout does not hold."""


def shared(folder):
    """A folder of real data or golden rows beside the repository; the case is skipped, loudly, where it is absent."""
    path = SHARED / folder
    if not path.exists():
        raise Skip(f"no {folder} beside the repository: set EGOSCOPE_SHARED")
    return path


class Run:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def json(self):
        return json.loads(self.out)


class Program:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *arguments, stdin="", cwd=None):
        done = subprocess.run([self.path, *map(str, arguments)], input=stdin.encode(), capture_output=True, cwd=cwd, timeout=300)
        return Run(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def on_terminal(self, *arguments):
        """Exit code and what a terminal on standard error received."""
        primary, secondary = pty.openpty()
        process = subprocess.Popen([self.path, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=secondary, stdin=subprocess.DEVNULL)
        os.close(secondary)
        received = b""
        with contextlib.suppress(OSError):  # the terminal closes with the program
            while chunk := os.read(primary, 4096):
                received += chunk
        os.close(primary)
        return Run(process.wait(timeout=300), "", received.decode("utf-8", "replace"))

    @contextlib.contextmanager
    def serving(self, *arguments):
        """The address that `serve` prints and the process; stopped as Ctrl-C does."""
        process = subprocess.Popen([self.path, "serve", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            yield process.stdout.readline().decode().strip(), process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)

    def with_closed_stdout(self, *arguments):
        read, write = os.pipe()
        os.close(read)
        process = subprocess.Popen([self.path, *map(str, arguments)], stdout=write, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        os.close(write)
        _, err = process.communicate(timeout=300)
        return Run(process.returncode, "", err.decode("utf-8", "replace"))


def schema(name):
    return json.loads((ROOT / "assets/schema" / f"{name}.schema.json").read_text())


def registry():
    return referencing.Registry().with_resources(
        (s["$id"], referencing.Resource.from_contents(s)) for s in map(schema, ("report", "submission", "policy")))


def schema_errors(value, name, part=None):
    """Messages of a JSON Schema validator that is not ours; empty = valid."""
    whole = schema(name)
    target = {"$ref": f"{whole['$id']}#/$defs/{part}"} if part else whole
    validator = jsonschema.Draft202012Validator(target, registry=registry())
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(value)]


def canonical(text):
    """The same JSON as Python writes it with sorted keys and two spaces: the writer must agree byte for byte."""
    return json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


class Suite:
    """Collects cases; a case is a function that takes the program and a fresh folder and fails by assert."""

    def __init__(self):
        self.cases = []

    def case(self, function):
        self.cases.append(function)
        return function

    def run(self, program, only=None):
        failed = skipped = 0
        chosen = [case for case in self.cases if not only or only in case.__name__]
        for case in chosen:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="egoscope-cli-"))
            try:
                case(program, folder)
            except Skip as reason:
                skipped += 1
                print(f"SKIPPED {case.__name__}: {reason}")
            except Exception as error:  # a test that breaks has failed
                failed += 1
                print(f"FAILED {case.__name__}: {type(error).__name__}: {error}")
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        print(f"{len(chosen) - failed - skipped} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
        return 1 if failed else 0


def submission(path, predictions, model="test/model", benchmark="demo", name=None):
    """Writes a submission of ours and returns its path."""
    value = {"format": "egoscope.submission", "version": "1.0", "benchmark": {"id": benchmark}, "model": {"id": model},
             "predictions": predictions}
    if name:
        value["model"]["name"] = name
    path.write_text(json.dumps(value))
    return path


def demo_items():
    return json.loads((DEMO / "registry.json").read_text())["items"]


def all_gold():
    """The right letter for every question of the demo set."""
    return [{"id": item["id"], "response": item["gold"]} for item in demo_items()]
