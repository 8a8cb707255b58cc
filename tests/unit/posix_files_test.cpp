// Files of the machine behind the core's ports.
#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "core/base/sha256.h"
#include "shell/native/host_sha256.h"
#include "shell/native/posix_file_sink.h"
#include "shell/native/posix_file_source.h"

using namespace ego;

namespace {

/// A folder of its own for each test, gone afterwards.
class ScratchFolder {
 public:
  ScratchFolder() : path_(std::filesystem::temp_directory_path() / ("ego-files-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("files: what is written reads back, folders are made, nothing else is left", "[files]") {
  const ScratchFolder scratch;
  native::PosixFileSink sink;
  native::PosixFileSource source;
  const std::string bytes("a\0b\xFF", 4);
  REQUIRE(sink.write_all(scratch / "x/y/z.bin", "old, and longer").ok());
  REQUIRE(sink.write_all(scratch / "x/y/z.bin", bytes).ok());
  CHECK(source.read_all(scratch / "x/y/z.bin").value() == bytes);
  CHECK(source.list(scratch / "x/y").value() == std::vector<std::string>{"z.bin"});
  CHECK(source.is_folder(scratch / "x"));
  CHECK(source.exists(scratch / "x/y/z.bin"));
  CHECK_FALSE(source.exists(scratch / "x/nothing"));
}

TEST_CASE("files: names are listed in byte order", "[files]") {
  const ScratchFolder scratch;
  native::PosixFileSink sink;
  for (const char* name : {"b", "a", "B", "10", "9"}) REQUIRE(sink.write_all(scratch / name, "").ok());
  CHECK(native::PosixFileSource().list(scratch / "").value() == std::vector<std::string>{"10", "9", "B", "a", "b"});
}

TEST_CASE("files: what cannot be read is E001, what is too large E008, by base name", "[files]") {
  const ScratchFolder scratch;
  native::PosixFileSink sink;
  REQUIRE(sink.write_all(scratch / "big.json", "12345678").ok());
  native::PosixFileSource small(4);
  CHECK(format_line(small.read_all(scratch / "big.json").error()) ==
        "error E008 big.json: larger than 4 bytes; split the file into parts");
  CHECK(small.read_all(scratch / "none.json").error().code == Code::UnreadableFile);
  CHECK(small.read_all(scratch / "").error().code == Code::UnreadableFile);
  CHECK(small.list(scratch / "big.json").error().code == Code::UnreadableFile);
}

TEST_CASE("files: a failed write leaves the old file and no part of the new one", "[files]") {
  const ScratchFolder scratch;
  native::PosixFileSink sink;
  REQUIRE(sink.write_all(scratch / "taken/inside", "x").ok());
  CHECK(sink.write_all(scratch / "taken", "y").error().code == Code::UnreadableFile);  // a folder stands there
  CHECK(sink.write_all(scratch / "taken/inside/deeper", "y").error().code == Code::UnreadableFile);
  CHECK(native::PosixFileSource().read_all(scratch / "taken/inside").value() == "x");
  CHECK(native::PosixFileSource().list(scratch / "").value() == std::vector<std::string>{"taken"});
}

TEST_CASE("files: a link stays a link, and what it leads to is what was written", "[files]") {
  const ScratchFolder scratch;
  native::PosixFileSink sink;
  REQUIRE(sink.write_all(scratch / "there/real.txt", "old").ok());
  std::filesystem::create_symlink("there/real.txt", scratch / "link");
  std::filesystem::create_symlink("link", scratch / "link-to-link");
  std::filesystem::create_symlink("there/new.txt", scratch / "to-nothing");
  REQUIRE(sink.write_all(scratch / "link-to-link", "new").ok());
  REQUIRE(sink.write_all(scratch / "to-nothing", "made").ok());
  CHECK(std::filesystem::is_symlink(scratch / "link-to-link"));
  CHECK(std::filesystem::is_symlink(scratch / "link"));
  CHECK(native::PosixFileSource().read_all(scratch / "there/real.txt").value() == "new");
  CHECK(native::PosixFileSource().read_all(scratch / "there/new.txt").value() == "made");
  CHECK(native::PosixFileSource().list(scratch / "there").value() == std::vector<std::string>{"new.txt", "real.txt"});
  std::filesystem::create_symlink("ring", scratch / "ring");
  CHECK_FALSE(sink.write_all(scratch / "ring", "x").ok());
}

TEST_CASE("files: a pipe gets the bytes and stays a pipe", "[files]") {
  const ScratchFolder scratch;
  const std::string pipe = scratch / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink("pipe", scratch / "link");
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);  // so that the writer need not wait for one
  REQUIRE(reader >= 0);
  REQUIRE(native::PosixFileSink().write_all(pipe, "by name, ").ok());
  REQUIRE(native::PosixFileSink().write_all(scratch / "link", "by link").ok());
  char bytes[64] = {};
  CHECK(std::string(bytes, static_cast<std::size_t>(::read(reader, bytes, sizeof bytes))) == "by name, by link");
  ::close(reader);
  CHECK(std::filesystem::is_fifo(pipe));
  CHECK(std::filesystem::is_symlink(scratch / "link"));
}

TEST_CASE("files: a name of an open file is appended to, not replaced", "[files]") {
  const ScratchFolder scratch;
  const std::string log = scratch / "log";
  const int open_file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  REQUIRE(open_file >= 0);
  REQUIRE(::write(open_file, "before ", 7) == 7);
  REQUIRE(native::PosixFileSink().write_all("/dev/fd/" + std::to_string(open_file), "result").ok());
  REQUIRE(::write(open_file, " after", 6) == 6);
  ::close(open_file);
  CHECK(native::PosixFileSource().read_all(log).value() == "before result after");
}

TEST_CASE("sha256: the host's digest is the core's, whatever the length", "[files]") {
  CHECK(native::host_sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
  std::string bytes;
  for (int size = 0; size <= 300; ++size, bytes += static_cast<char>(size * 37)) {
    REQUIRE(native::host_sha256_hex(bytes) == sha256_hex(bytes));
  }
  const std::string large(1 << 20U, '\xA5');
  CHECK(native::host_sha256_hex(large) == sha256_hex(large));
}
