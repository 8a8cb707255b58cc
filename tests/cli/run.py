#!/usr/bin/env python3
"""End-to-end tests of the command line. Closes with `N passed, M failed`; exit 1 if any failed.

usage: tests/cli/run.py [--program build/bin/egoscope] [--only PART_OF_A_NAME]
"""
import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cases_analyze  # noqa: E402
import cases_clips  # noqa: E402
import cases_compare  # noqa: E402
import cases_docs  # noqa: E402
import cases_forms  # noqa: E402
import cases_gate  # noqa: E402
import cases_hostile  # noqa: E402
import cases_interchange  # noqa: E402
import cases_score  # noqa: E402
import cases_site  # noqa: E402
import cases_usage  # noqa: E402
import cases_validate  # noqa: E402
import cases_window  # noqa: E402
from harness import Program, ROOT, Suite  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/bin/egoscope")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    suite = Suite()
    for module in (cases_usage, cases_score, cases_validate, cases_compare, cases_gate, cases_analyze, cases_docs, cases_forms, cases_site, cases_interchange, cases_hostile,
                   cases_clips, cases_window):
        module.add(suite)
    return suite.run(Program(options.program), options.only)


if __name__ == "__main__":
    sys.exit(main())
