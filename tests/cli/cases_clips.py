"""clips: a manifest of a folder of clips, posters, strips, proxies, and a folder held against a manifest."""
import hashlib
import json
import shutil
import subprocess

from harness import DEMO, demo_items, schema_errors

MEDIA = DEMO / "media"
JPEG = b"\xff\xd8\xff"


def copies(folder, *names):
    (folder / "clips").mkdir()
    for name in names:
        shutil.copy(MEDIA / name, folder / "clips" / name)
    return folder / "clips"


def states(text):
    return {line.split("  ")[1]: line.split("  ")[0] for line in text.splitlines()[:-1]}


def ffprobe(path):
    """What a tool that is not ours says of the first video track."""
    text = subprocess.run(["ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                           "stream=codec_name,width,height,nb_read_frames,has_b_frames", "-of", "json", path], capture_output=True, check=True).stdout
    return json.loads(text)["streams"][0]


def add(suite):
    @suite.case
    def a_manifest_holds_hash_size_and_what_ffprobe_says(program, folder):
        clips = copies(folder, "kitchen-04.mp4", "kitchen-01.webm")
        run = program("clips", clips, "-o", folder / "clips.json")
        assert run.code == 0 and run.out == "", run.err
        manifest = json.loads((folder / "clips.json").read_text())
        assert schema_errors(manifest, "clips") == []
        assert [f["contentUrl"] for f in manifest["distribution"]] == ["kitchen-01.webm", "kitchen-04.mp4"]
        for entry in manifest["distribution"]:
            path = clips / entry["contentUrl"]
            assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
            assert entry["contentSize"] == f"{path.stat().st_size} B"
            said, video = ffprobe(path), entry["egoscope:video"]
            assert (video["codec"], video["width"], video["height"], str(video["frames"])) == (
                said["codec_name"], said["width"], said["height"], said["nb_read_frames"]), (video, said)

    @suite.case
    def a_benchmark_names_the_clips_of_its_manifest(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        shutil.copy(clips / "kitchen-01.webm", clips / "holiday.webm")
        run = program("clips", clips, "--benchmark", "demo", "--all")
        assert run.code == 0, run.err
        manifest = json.loads(run.out)
        assert [f["name"] for f in manifest["distribution"]] == ["media/kitchen-01.webm"]
        assert schema_errors(manifest, "clips") == []
        assert len(manifest["recordSet"][0]["data"]) == len(demo_items())
        assert run.err.count("no file for this clip") == 47 and "holiday.webm: no question names this file" in run.err, run.err

    @suite.case
    def check_says_ok_missing_other_version_and_unknown(program, folder):
        clips = copies(folder, "kitchen-01.webm", "kitchen-04.mp4", "garden-02.mp4")
        assert program("clips", clips, "-o", folder / "m.json").code == 0
        good = program("clips", "check", folder / "m.json", clips)
        assert good.code == 0 and set(states(good.out).values()) == {"ok"}, (good.out, good.err)
        old = (clips / "kitchen-04.mp4").read_bytes()
        (clips / "kitchen-04.mp4").write_bytes(old[:-1] + b"x")
        (clips / "garden-02.mp4").rename(clips / "spare.mp4")
        bad = program("clips", "check", folder / "m.json", clips)
        assert bad.code == 3, bad.err
        assert states(bad.out) == {"kitchen-01.webm": "ok", "kitchen-04.mp4": "other-version", "garden-02.mp4": "missing", "spare.mp4": "unknown"}, bad.out
        for sha in (hashlib.sha256(old).hexdigest(), hashlib.sha256(old[:-1] + b"x").hexdigest()):
            assert sha in bad.out and sha in bad.err
        assert "error E023 kitchen-04.mp4" in bad.err and "error E001 garden-02.mp4" in bad.err, bad.err
        as_json = program("clips", "check", folder / "m.json", clips, "--format", "json").json()
        assert schema_errors(as_json, "clip-check") == []
        assert as_json["counts"] == {"ok": 1, "missing": 1, "other-version": 1, "no-hash": 0, "unknown": 1}

    @suite.case
    def check_takes_sha256sum_lines_and_files_in_other_folders(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        sums = subprocess.run(["sha256sum", "kitchen-01.webm"], cwd=clips, capture_output=True, check=True, text=True).stdout
        (folder / "sums.txt").write_text(sums)
        (clips / "deeper").mkdir()
        (clips / "kitchen-01.webm").rename(clips / "deeper/Kitchen-01.WEBM")
        run = program("clips", "check", folder / "sums.txt", clips)
        assert run.code == 0 and states(run.out) == {"deeper/Kitchen-01.WEBM": "ok"}, (run.out, run.err)

    @suite.case
    def a_manifest_cannot_name_files_outside_of_the_folder(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        (folder / "secret.mp4").write_bytes(b"secret")
        (folder / "m.json").write_text(json.dumps({"distribution": [
            {"@type": "cr:FileObject", "name": "a", "contentUrl": "../secret.mp4"},
            {"@type": "cr:FileObject", "name": "kitchen-01.webm", "contentUrl": "kitchen-01.webm"}]}))
        run = program("clips", "check", folder / "m.json", clips)
        assert run.code == 3 and "E007" in run.err and states(run.out) == {"kitchen-01.webm": "no-hash"}, (run.out, run.err)

    @suite.case
    def what_is_no_clip_is_named_and_the_others_are_written_down(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        (clips / "broken.mp4").write_bytes(b"\0" * 1000)
        run = program("clips", clips)
        assert run.code == 3 and "error E005 broken.mp4" in run.err, run.err
        entries = {f["name"]: f for f in run.json()["distribution"]}
        assert "egoscope:video" in entries["kitchen-01.webm"] and "egoscope:video" not in entries["broken.mp4"]

    @suite.case
    def posters_and_strips_are_jpegs_of_the_right_size(program, folder):
        clips = copies(folder, "kitchen-01.webm", "kitchen-04.mp4")
        run = program("clips", clips, "-o", folder / "m.json", "--posters", folder / "posters", "--strips", folder / "strips")
        assert run.code == 0, run.err
        for kind, width, height in (("posters", 320, 180), ("strips", 6 * 240, 4 * 135)):
            assert sorted(p.name for p in (folder / kind).iterdir()) == ["kitchen-01.jpg", "kitchen-04.jpg"]
            for path in (folder / kind).iterdir():
                assert path.read_bytes().startswith(JPEG)
                said = ffprobe(path)
                assert (said["codec_name"], said["width"], said["height"]) == ("mjpeg", width, height), said

    @suite.case
    def proxies_keep_every_frame_and_have_a_key_every_12(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        run = program("clips", clips, "-o", folder / "m.json", "--proxies", folder / "proxies")
        assert run.code == 0, run.err
        assert [p.name for p in (folder / "proxies").iterdir()] == ["kitchen-01.mp4"]
        original = json.loads((folder / "m.json").read_text())["distribution"][0]["egoscope:video"]
        video = program("clips", folder / "proxies").json()["distribution"][0]["egoscope:video"]
        assert video["frames"] == original["frames"] and video["longestGroup"] == 12 and video["codec"] == "h264", video
        assert ffprobe(folder / "proxies/kitchen-01.mp4")["has_b_frames"] == 0

    @suite.case
    def without_ffmpeg_proxies_say_what_is_missing_and_nothing_is_written(program, folder):
        clips = copies(folder, "kitchen-01.webm")
        run = program("clips", clips, "-o", folder / "m.json", "--proxies", folder / "p", "--ffmpeg", "no-such-ffmpeg")
        assert run.code == 3 and run.out == "", run.out
        assert "no program no-such-ffmpeg" in run.err and "libx264" in run.err and "apt-get install ffmpeg" in run.err, run.err
        assert not (folder / "m.json").exists() and not (folder / "p").exists()
        failing = program("clips", clips, "-o", folder / "m.json", "--proxies", folder / "p", "--ffmpeg", "false")
        assert failing.code == 3 and "ffmpeg ended with 1" in failing.err and (folder / "m.json").exists(), failing.err
        assert list((folder / "p").iterdir()) == []

    @suite.case
    def a_proxy_never_takes_the_clips_place(program, folder):
        clips = copies(folder, "kitchen-04.mp4")
        before = (clips / "kitchen-04.mp4").read_bytes()
        run = program("clips", clips, "-o", folder / "m.json", "--proxies", clips)
        assert run.code == 3 and "own place" in run.err, run.err
        assert (clips / "kitchen-04.mp4").read_bytes() == before

    @suite.case
    def clips_usage(program, folder):
        for arguments in (["clips"], ["clips", "check"], ["clips", "check", "m.json"], ["clips", ".", "--benchmark", "teleego"]):
            run = program(*arguments, cwd=folder)
            assert run.code == 4 and run.out == "", (arguments, run.code, run.err)
        for arguments in (["clips", "nowhere"], ["clips", "."]):
            run = program(*arguments, cwd=folder)
            assert run.code == 3, (arguments, run.code, run.err)
