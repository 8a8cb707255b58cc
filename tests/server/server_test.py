#!/usr/bin/env python3
"""Black-box tests of the static server: raw requests against a running program.

  tests/server/server_test.py [PROGRAM]     PROGRAM: the server_main of a build (default: build/native-release/bin/server_main)

Expected behaviour: RFC 9110 (ranges 14, conditional requests 13, methods 9), product.md (loopback, path escapes refused).
Closes with `N passed, M failed`.
"""
import concurrent.futures
import hashlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/native-release/bin/server_main"
LARGE_BYTES = 9 * 1024 * 1024 + 17  # more than two hash blocks and no multiple of the sending piece


def large_content():
    block = bytes(range(256)) * 4096
    return (block * 10)[:LARGE_BYTES]


def make_site(folder):
    (folder / "index.html").write_text("<!doctype html><title>board</title>")
    (folder / "data").mkdir()
    (folder / "data/report.json").write_text('{"rows":[]}\n')
    (folder / "data/report.json.br").write_bytes(b"not really brotli, but the bytes that must arrive")
    (folder / "data/index.html").write_text("<title>data</title>")
    (folder / "data/a b\u4e2d.txt").write_text("space")
    for name in ["app.0123abcd.js", "app-0123abcd.js", "app.0123abc.js", "run.20260512.json", "0123abcd.js"]:
        (folder / name).write_text("export default 1\n")
    (folder / "digits.bin").write_bytes(b"0123456789")
    (folder / "empty.bin").write_bytes(b"")
    (folder / "large.mp4").write_bytes(large_content())
    (folder / ".secret").write_text("secret")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("secret")
    (folder / "no_index").mkdir()
    for name in ["x.wasm", "x.mjs", "x.json", "x.jsonl", "x.zip", "x.webm", "x.svg", "x.woff2", "x.otf", "x.WASM"]:
        (folder / name).write_bytes(b"x")
    outside = folder.parent / "outside.txt"
    outside.write_text("secret")
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside/index.html").write_text("secret")
    (folder / "link_out.txt").symlink_to(outside)
    (folder / "link_out").symlink_to(folder.parent / "outside")
    (folder / "link_hidden.txt").symlink_to(folder / ".secret")
    (folder / "link_in.bin").symlink_to(folder / "digits.bin")


class Server:
    def __init__(self, folder, *options):
        self.process = subprocess.Popen([str(PROGRAM), str(folder), *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening http://"):
            raise RuntimeError("server did not start: " + line + self.process.stderr.read())
        self.url = line.split()[1]
        self.host, port = self.url[len("http://"):].rstrip("/").rsplit(":", 1)
        self.port = int(port)

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        try:
            return self.process.wait(timeout=10)
        finally:
            self.process.kill()
            self.process.stdout.close()
            self.process.stderr.close()

    def get(self, target, method="GET", body=None, **headers):
        """(status, headers in lower case, body) of one request; the target goes out as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, target, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, content

    def raw(self, data, read_limit=1 << 20):
        """Everything the server sends for these bytes until it closes the connection or is silent for half a second."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=0.5) as connection:
            connection.sendall(data)
            received = b""
            try:
                while len(received) < read_limit:
                    piece = connection.recv(65536)
                    if not piece:
                        break
                    received += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return received


class ServerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name) / "site"
        cls.folder.mkdir()
        make_site(cls.folder)
        cls.server = Server(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.temporary.cleanup()

    def get(self, *arguments, **options):
        return self.server.get(*arguments, **options)

    # --- content
    def test_index_answers_for_the_folder(self):
        status, headers, body = self.get("/")
        self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertIn(b"board", body)

    def test_query_and_fragment_do_not_name_a_file(self):
        self.assertEqual(self.get("/digits.bin?range=1#x")[2], b"0123456789")

    def test_folder_without_slash_is_redirected_relative(self):
        status, headers, _ = self.get("/data")
        self.assertEqual((status, headers["location"]), (308, "./data/"))
        self.assertIn(b"data", self.get("/data/")[2])

    def test_folder_without_index_is_not_listed(self):
        self.assertEqual(self.get("/no_index/")[0], 404)

    def test_escaped_name_with_space_and_chinese(self):
        self.assertEqual(self.get("/data/a%20b%E4%B8%AD.txt")[2], b"space")

    def test_media_types(self):
        expected = {"x.wasm": "application/wasm", "x.WASM": "application/wasm", "x.mjs": "text/javascript; charset=utf-8",
                    "x.json": "application/json", "x.jsonl": "application/jsonl; charset=utf-8", "x.zip": "application/zip",
                    "x.webm": "video/webm", "x.svg": "image/svg+xml", "x.woff2": "font/woff2", "x.otf": "font/otf",
                    "large.mp4": "video/mp4", "digits.bin": "application/octet-stream"}
        for name, media_type in expected.items():
            self.assertEqual(self.get("/" + name, method="HEAD")[1]["content-type"], media_type, name)

    def test_large_file_arrives_whole(self):
        status, headers, body = self.get("/large.mp4")
        self.assertEqual((status, int(headers["content-length"])), (200, LARGE_BYTES))
        self.assertEqual(hashlib.sha256(body).digest(), hashlib.sha256(large_content()).digest())

    def test_empty_file(self):
        status, headers, body = self.get("/empty.bin")
        self.assertEqual((status, headers["content-length"], body), (200, "0", b""))

    def test_head_has_the_headers_of_get_and_no_body(self):
        _, get_headers, _ = self.get("/large.mp4")
        status, headers, body = self.get("/large.mp4", method="HEAD")
        self.assertEqual((status, body), (200, b""))
        for name in ["content-length", "content-type", "etag", "accept-ranges", "cache-control"]:
            self.assertEqual(headers[name], get_headers[name], name)

    def test_absent_file_gets_a_page_that_repeats_nothing(self):
        status, headers, body = self.get("/%3Cscript%3Ealert(1)%3C%2fb")
        self.assertIn(status, (400, 404))
        status, headers, body = self.get("/%3Cscript%3Ealert(1)")
        self.assertEqual((status, headers["content-type"]), (404, "text/html; charset=utf-8"))
        self.assertNotIn(b"script", body)

    # --- ranges
    def test_one_range(self):
        status, headers, body = self.get("/digits.bin", Range="bytes=2-5")
        self.assertEqual((status, headers["content-range"], headers["content-length"], body),
                         (206, "bytes 2-5/10", "4", b"2345"))

    def test_open_and_suffix_ranges(self):
        self.assertEqual(self.get("/digits.bin", Range="bytes=7-")[2], b"789")
        self.assertEqual(self.get("/digits.bin", Range="bytes=-3")[2], b"789")
        self.assertEqual(self.get("/digits.bin", Range="bytes=-99")[1]["content-range"], "bytes 0-9/10")
        self.assertEqual(self.get("/digits.bin", Range="bytes=8-99")[1]["content-range"], "bytes 8-9/10")

    def test_range_inside_a_large_file(self):
        begin = 5_000_001
        status, headers, body = self.get("/large.mp4", Range=f"bytes={begin}-{begin + 999_999}")
        self.assertEqual((status, len(body)), (206, 1_000_000))
        self.assertEqual(body, large_content()[begin:begin + 1_000_000])

    def test_head_with_range(self):
        status, headers, body = self.get("/digits.bin", method="HEAD", Range="bytes=2-5")
        self.assertEqual((status, headers["content-length"], body), (206, "4", b""))

    def test_range_behind_the_end_is_416_with_the_size(self):
        for value in ["bytes=10-", "bytes=10-20", "bytes=-0"]:
            status, headers, _ = self.get("/digits.bin", Range=value)
            self.assertEqual((status, headers["content-range"]), (416, "bytes */10"), value)
        self.assertEqual(self.get("/empty.bin", Range="bytes=0-")[0], 416)

    def test_several_ranges_are_answered_whole(self):
        status, _, body = self.get("/digits.bin", Range="bytes=0-1,4-5")
        self.assertEqual((status, body), (200, b"0123456789"))

    def test_broken_ranges_never_give_a_part(self):
        for value in ["bytes=5-2", "bytes=a-b", "bytes=--1", "lines=0-1", "bytes=99999999999999999999999-", "bytes=0-1;x"]:
            status, headers, body = self.get("/digits.bin", Range=value)
            self.assertIn(status, (200, 416), value)
            self.assertEqual(int(headers["content-length"]), len(body), value)
            if status == 200:
                self.assertEqual(body, b"0123456789", value)

    def test_if_range_with_the_same_etag_gives_the_part(self):
        etag = self.get("/digits.bin")[1]["etag"]
        self.assertEqual(self.get("/digits.bin", Range="bytes=2-5", If_Range=etag)[0], 206)

    def test_if_range_with_another_etag_gives_the_whole(self):
        for value in ['"other"', "W/" + self.get("/digits.bin")[1]["etag"], "Wed, 21 Oct 2015 07:28:00 GMT"]:
            status, headers, body = self.get("/digits.bin", Range="bytes=2-5", If_Range=value)
            self.assertEqual((status, body, headers["content-length"]), (200, b"0123456789", "10"), value)
            self.assertNotIn("content-range", headers)

    # --- caching
    def test_etag_is_strong_and_last_modified_is_absent(self):
        _, headers, _ = self.get("/digits.bin")
        self.assertRegex(headers["etag"], r'^"[0-9a-f]{32}"$')
        self.assertNotIn("last-modified", headers)

    def test_etag_follows_the_content(self):
        path = self.folder / "changing.txt"
        path.write_text("one")
        first = self.get("/changing.txt")[1]["etag"]
        path.write_text("two!")
        second = self.get("/changing.txt")[1]["etag"]
        path.write_text("one")
        self.assertNotEqual(first, second)
        self.assertEqual(first, self.get("/changing.txt")[1]["etag"])

    def test_if_none_match_gives_304_without_body(self):
        etag = self.get("/digits.bin")[1]["etag"]
        for value in [etag, '"x", ' + etag, "W/" + etag, "*"]:
            status, headers, body = self.get("/digits.bin", If_None_Match=value)
            self.assertEqual((status, headers["etag"], body), (304, etag, b""), value)
        self.assertEqual(self.get("/digits.bin", If_None_Match='"x"')[0], 200)

    def test_hashed_names_are_immutable_and_others_are_revalidated(self):
        for name in ["/app.0123abcd.js", "/app-0123abcd.js"]:
            self.assertEqual(self.get(name)[1]["cache-control"], "public, max-age=31536000, immutable", name)
        for name in ["/", "/digits.bin", "/data/report.json", "/app.0123abc.js", "/run.20260512.json", "/0123abcd.js"]:
            self.assertEqual(self.get(name)[1]["cache-control"], "no-cache", name)

    def test_compressed_sibling_for_clients_that_take_it(self):
        status, headers, body = self.get("/data/report.json", Accept_Encoding="gzip, br")
        self.assertEqual((headers["content-encoding"], headers["vary"], headers["content-type"]),
                         ("br", "Accept-Encoding", "application/json"))
        self.assertTrue(body.startswith(b"not really brotli"))
        for value in ["gzip", "br;q=0", "identity"]:
            _, headers, body = self.get("/data/report.json", Accept_Encoding=value)
            self.assertNotIn("content-encoding", headers)
            self.assertEqual(headers["vary"], "Accept-Encoding")
            self.assertEqual(body, b'{"rows":[]}\n')

    def test_compressed_and_plain_form_have_different_etags_and_ranges_are_plain(self):
        plain = self.get("/data/report.json")[1]["etag"]
        self.assertNotEqual(plain, self.get("/data/report.json", Accept_Encoding="br")[1]["etag"])
        _, headers, body = self.get("/data/report.json", Accept_Encoding="br", Range="bytes=0-1")
        self.assertEqual((headers.get("content-encoding"), body), (None, b'{"'))

    # --- nothing outside the folder
    def test_paths_that_leave_the_folder_are_refused(self):
        for target in ["/../outside.txt", "/data/../../outside.txt", "/%2e%2e/outside.txt", "/%2E%2E%2foutside.txt",
                       "/..%2foutside.txt", "/..%5coutside.txt", "/..\\outside.txt", "/data/%2e%2e/%2e%2e/outside.txt",
                       "/.%2e/outside.txt", "//outside.txt", "/data//report.json", "/./digits.bin", "/digits.bin%00.txt",
                       "/%00", "/%2e", "/%zz", "/%", "/%c0%ae%c0%ae/outside.txt", "/data/..", "/data/.",
                       "/digits.bin/", "/digits.bin/..", "/%252e%252e/outside.txt", "/data%2freport.json"]:
            status, _, body = self.get(target)
            self.assertIn(status, (400, 404), target)
            self.assertNotIn(b"secret", body, target)

    def test_absolute_paths_and_absolute_urls_are_refused(self):
        for target in [str(self.folder / "digits.bin").lstrip("/"), "http://127.0.0.1/digits.bin", "file:///etc/passwd", "*"]:
            self.assertEqual(self.get(target)[0], 400, target)
        self.assertEqual(self.get("/etc/passwd")[0], 404)

    def test_links_that_leave_the_folder_are_absent(self):
        for target in ["/link_out.txt", "/link_out/", "/link_out/index.html", "/link_out"]:
            status, _, body = self.get(target)
            self.assertEqual(status, 404, target)
            self.assertNotIn(b"secret", body)

    def test_links_inside_the_folder_work(self):
        self.assertEqual(self.get("/link_in.bin")[2], b"0123456789")

    def test_hidden_files_are_absent(self):
        for target in ["/.secret", "/.git/config", "/%2egit/config", "/.git/", "/link_hidden.txt"]:
            self.assertEqual(self.get(target)[0], 404, target)

    # --- headers and limits
    def test_security_headers_on_every_kind_of_answer(self):
        for target, options in [("/", {}), ("/absent", {}), ("/%zz", {}), ("/digits.bin", {"Range": "bytes=1-2"}),
                                ("/digits.bin", {"Range": "bytes=99-"}), ("/digits.bin", {"Range": "nonsense"}),
                                ("/data", {}), ("/", {"method": "POST"})]:
            headers = self.get(target, **options)[1]
            policy = headers["content-security-policy"]
            self.assertIn("script-src 'self' 'wasm-unsafe-eval'", policy)
            self.assertNotIn("'unsafe-eval'", policy)
            self.assertEqual((headers["x-content-type-options"], headers["referrer-policy"]), ("nosniff", "no-referrer"), target)
            self.assertNotIn("cross-origin-opener-policy", headers)
            self.assertNotIn("server", headers)

    def test_other_methods_are_refused_with_the_allowed_ones(self):
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]:
            status, headers, _ = self.get("/digits.bin", method=method)
            self.assertEqual((status, headers["allow"]), (405, "GET, HEAD"), method)

    def test_unread_bodies_are_not_taken_for_requests(self):
        smuggled = b"GET /digits.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"
        head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(smuggled)
        received = self.server.raw(head + smuggled)
        self.assertEqual(received.count(b"HTTP/1.1 "), 1)
        self.assertNotIn(b"0123456789", received)

    def test_get_with_a_body_is_refused(self):
        self.assertEqual(self.get("/digits.bin", body=b"x")[0], 400)

    def test_broken_requests_get_400_and_the_server_lives_on(self):
        for data in [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n"]:
            received = self.server.raw(data + b"\r\n")
            self.assertTrue(received == b"" or received.startswith(b"HTTP/1.1 4"), (data, received[:80]))
        self.assertEqual(self.get("/digits.bin")[0], 200)

    def test_over_long_targets_and_headers_are_refused(self):
        self.assertEqual(self.get("/" + "a" * 9000)[0], 414)
        self.assertEqual(self.get("/", X_Long="a" * 9000)[0], 400)
        self.assertEqual(self.get("/" + "a" * 4000)[0], 404)

    def test_other_host_names_are_refused_on_loopback(self):
        for host in ["evil.example", "evil.example:80", "127.evil.example", "127.0.0.1.evil.example", "", "[::2]"]:
            self.assertEqual(self.get("/", Host=host)[0], 421, host)
        for host in ["localhost", "LOCALHOST:1", "127.0.0.1:99", "127.1.2.3", "[::1]:5"]:
            self.assertEqual(self.get("/", Host=host)[0], 200, host)

    def test_keep_alive_answers_several_requests_in_one_connection(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        for _ in range(5):
            connection.request("GET", "/digits.bin", headers={"Range": "bytes=0-1"})
            self.assertEqual(connection.getresponse().read(), b"01")
        connection.close()

    def test_a_hundred_requests_at_the_same_time(self):
        with concurrent.futures.ThreadPoolExecutor(100) as pool:
            def one(i):
                begin = i * 1000
                status, _, body = self.get("/large.mp4", Range=f"bytes={begin}-{begin + 99_999}")
                return status == 206 and body == large[begin:begin + 100_000]
            large = large_content()
            self.assertEqual(sum(pool.map(one, range(100))), 100)

    # --- intake
    def test_uploads_are_answered_with_an_explanation_while_there_is_no_intake(self):
        status, headers, body = self.get("/api/v1/submissions", method="POST", body=b"{}")
        self.assertEqual((status, headers["content-type"]), (501, "application/json"))
        self.assertIn("no submissions", json.loads(body)["error"])


class OtherSettingsTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "index.html").write_text("x")

    def tearDown(self):
        self.temporary.cleanup()

    def test_listens_on_loopback_only(self):
        server = Server(self.folder)
        self.assertEqual(server.host, "127.0.0.1")
        server.stop()

    def test_isolation_headers_when_asked_for(self):
        server = Server(self.folder, "--isolate")
        headers = server.get("/")[1]
        server.stop()
        self.assertEqual((headers["cross-origin-opener-policy"], headers["cross-origin-embedder-policy"]),
                         ("same-origin", "require-corp"))

    def test_other_host_is_warned_about_and_takes_any_name(self):
        process = Server(self.folder, "--host", "0.0.0.0")
        status = process.get("/", Host="board.example")[0]
        process.process.send_signal(signal.SIGTERM)
        _, errors = process.process.communicate(timeout=10)
        self.assertEqual(status, 200)
        self.assertIn("warning: listening on 0.0.0.0", errors)

    def test_a_taken_port_is_said_and_ends_with_usage(self):
        first = Server(self.folder)
        second = subprocess.run([str(PROGRAM), str(self.folder), "--port", str(first.port)], capture_output=True, text=True,
                                timeout=10)
        first.stop()
        self.assertEqual(second.returncode, 4)
        self.assertIn("the port is taken", second.stderr)

    def test_wrong_folder_or_port(self):
        for arguments, code in [([str(self.folder / "absent")], 3), ([str(self.folder / "index.html")], 3),
                                ([str(self.folder), "--port", "70000"], 4),
                                ([str(self.folder), "--host", "203.0.113.1"], 4)]:
            run = subprocess.run([str(PROGRAM), *arguments], capture_output=True, text=True, timeout=10)
            self.assertEqual(run.returncode, code, arguments)
            self.assertTrue(run.stderr.startswith("error"), arguments)

    def test_stops_cleanly_on_both_signals(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            server = Server(self.folder)
            server.get("/")
            self.assertEqual(server.stop(number), 0, number)

    def test_an_idle_connection_does_not_keep_it_from_stopping(self):
        server = Server(self.folder)
        with socket.create_connection(("127.0.0.1", server.port)):
            self.assertEqual(server.stop(), 0)

    def test_uploads_reach_an_intake_and_have_a_limit(self):
        server = Server(self.folder, "--echo-intake")
        status, _, body = server.get("/api/v1/submissions", method="POST", body=b"x" * 1000)
        self.assertEqual((status, json.loads(body)), (202, {"bytes": 1000}))
        too_long = b"POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 2000000
        try:
            received = server.raw(too_long)
            self.assertTrue(received == b"" or received.startswith(b"HTTP/1.1 413"), received[:60])
        except ConnectionError:
            pass  # refused before everything was sent
        self.assertEqual(server.get("/")[0], 200)
        server.stop()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAM = pathlib.Path(sys.argv.pop(1))
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"{PROGRAM} is not built")
    outcome = unittest.main(exit=False, verbosity=1).result
    failed = len(outcome.failures) + len(outcome.errors)
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
