"""Help, usage errors, streams and exit codes (formats.md section 8)."""
COMMANDS = ("score", "validate", "parse", "compare", "gate", "board", "analyze", "convert", "disagreements", "lint", "clips",
            "site", "serve")


def add(suite):
    @suite.case
    def help_goes_to_stdout_and_names_every_command(program, folder):
        run = program("--help")
        assert run.code == 0 and run.err == "", run.err
        for command in COMMANDS:
            assert f"  {command} " in run.out, command
        assert "Exit codes" in run.out

    @suite.case
    def every_command_has_help(program, folder):
        for command in COMMANDS:
            run = program(command, "--help")
            assert run.code == 0 and run.err == "" and "--help" in run.out, (command, run.err)
            assert run.out.count("Exit codes: 0 done") == 1, (command, run.out)

    @suite.case
    def version_is_one_line(program, folder):
        run = program("--version")
        assert run.code == 0 and run.out.startswith("egoscope ") and run.out.count("\n") == 1, run.out

    @suite.case
    def usage_errors_exit_4_with_nothing_on_stdout(program, folder):
        for arguments in ([], ["nonsense"], ["score"], ["score", "no-such-benchmark"], ["score", "egocross"],
                          ["score", "demo", "--no-such-option"], ["score", "demo", "--format", "docx"],
                          ["score", "demo", "--format", "json,md", "--out", "-"], ["site"], ["site", "--out", "a", "--check", "b"],
                          ["site", "--out", "a", "--score", "teleego", "x", "y"], ["compare", "demo", "only-one"],
                          ["serve", "--port", "99999"], ["board", "no-such-benchmark"], ["validate", "demo"]):
            run = program(*arguments, cwd=folder)
            assert run.code == 4, (arguments, run.code, run.err)
            assert run.out == "" and run.err.startswith("egoscope: "), (arguments, run.out, run.err)
        assert not list(folder.iterdir())

    @suite.case
    def what_is_no_command_is_named_with_those_there_are(program, folder):
        for word in ("scor", "--nope"):
            run = program(word)
            assert run.code == 4 and f"no command or option {word}; commands: score, validate," in run.err, run.err
        run = program("serve", folder / "absent")
        assert run.code == 3 and run.err.startswith("error E001 "), run.err

    @suite.case
    def a_closed_pipe_is_an_output_that_cannot_be_written(program, folder):
        for arguments in (["score", "demo", "--format", "json", "--out", "-"], ["board", "egocross"], ["compare", "demo", "a", "b"]):
            run = program.with_closed_stdout(*arguments)
            assert run.code in (5, 3), (arguments, run.code)
            assert arguments[0] == "compare" or run.code == 5, (arguments, run.code, run.err)

    @suite.case
    def progress_is_rewritten_on_a_terminal_and_plain_in_a_log(program, folder):
        terminal = program.on_terminal("score", "demo")
        assert terminal.code == 0 and "\r\x1b[K" in terminal.err, repr(terminal.err[:200])
        log = program("score", "demo")
        assert "\x1b" not in log.err and "scoring" in log.err
        assert "scoring" not in program("score", "demo", "--quiet").err
