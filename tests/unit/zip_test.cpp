// Archives from outside and of ours. Source: formats.md section 1 "ZIP"; APPNOTE.TXT 6.3 for the layout.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/io/gzip.h"
#include "core/io/raw_deflate.h"
#include "core/io/zip_reader.h"
#include "core/io/zip_writer.h"

using namespace ego;
using ego::io::ZipArchive;
using ego::io::ZipWriter;

namespace {

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files,
                       ZipWriter::Method method = ZipWriter::Method::Deflate) {
  ZipWriter writer;
  for (const auto& [name, bytes] : files) REQUIRE(writer.add(name, bytes, method).ok());
  return writer.finish();
}

Error refusal(const std::string& bytes) {
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE_FALSE(opened.ok());
  return opened.error();
}

/// Text without repetitions long enough to pack it 200 times.
std::string noise(std::size_t size) {
  std::string text;
  std::uint32_t state = 12345;
  while (text.size() < size) {
    state = state * 1664525U + 1013904223U;
    text += static_cast<char>('a' + (state >> 24U) % 26U);
  }
  return text;
}

void replace_all(std::string& bytes, std::string_view what, std::string_view with) {
  for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + with.size())) {
    bytes.replace(at, what.size(), with);
  }
}

}  // namespace

TEST_CASE("zip: what is written reads back, the same bytes every time", "[zip]") {
  const std::string text = noise(100000);
  const std::string bytes = archive_of({{"index.json", "{}"}, {"items/00000.jsonl", text}, {"empty", ""}});
  CHECK(bytes == archive_of({{"index.json", "{}"}, {"items/00000.jsonl", text}, {"empty", ""}}));
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE(opened.ok());
  REQUIRE(opened.value().entries().size() == 3);
  CHECK(opened.value().entries()[1].name == "items/00000.jsonl");
  CHECK(opened.value().read(opened.value().entries()[1]).value() == text);
  CHECK(opened.value().read(*opened.value().find("empty")).value().empty());
}

TEST_CASE("zip: of two entries with one name the later counts", "[zip]") {
  const std::string bytes = archive_of({{"p.json", "old"}, {"q.json", "x"}, {"p.json", "new"}});
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE(opened.ok());
  REQUIRE(opened.value().entries().size() == 2);
  CHECK(opened.value().read(*opened.value().find("p.json")).value() == "new");
}

TEST_CASE("zip: names that lead out of the archive are E007", "[zip]") {
  for (const char* name : {"../evil.json", "a/../../evil.json", "/etc/passwd", "..", "C:evil.json", "a\\b.json"}) {
    INFO(name);
    const Error error = refusal(archive_of({{"ok.json", "{}"}, {name, "{}"}}));
    CHECK(error.code == Code::UnsafeArchive);
    CHECK(error.message.find("leads out of the archive") != std::string::npos);
  }
}

TEST_CASE("zip: a bomb is E007 before anything is unpacked", "[zip]") {
  const Error error = refusal(archive_of({{"predictions.json", std::string(20000000, ' ')}}));
  CHECK(error.code == Code::UnsafeArchive);
  CHECK(error.message.find("would unpack to 20000000 bytes") != std::string::npos);
}

TEST_CASE("zip: sizes that lie are E007 when the entry is read", "[zip]") {
  std::string bytes = archive_of({{"p.json", noise(5000)}});
  // 5000 = 0x1388: the directory and the local header now claim 4000 = 0x0FA0 unpacked bytes.
  replace_all(bytes, std::string("\x88\x13\0\0", 4), std::string("\xA0\x0F\0\0", 4));
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE(opened.ok());
  const Result<ByteBuffer> read = opened.value().read(opened.value().entries().front());
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == Code::UnsafeArchive);
  CHECK(read.error().input == "a.zip!p.json");
}

TEST_CASE("zip: encryption, other methods, damage and cuts are E007", "[zip]") {
  const std::string good = archive_of({{"p.json", noise(5000)}});
  std::string encrypted = good;
  encrypted[6] = '\x01';
  encrypted[good.find("PK\x01\x02") + 8] = '\x01';
  CHECK(refusal(encrypted).message.find("encrypted") != std::string::npos);
  std::string method = good;
  method[good.find("PK\x01\x02") + 10] = '\x0C';  // bzip2
  CHECK(refusal(method).message.find("method 12") != std::string::npos);
  for (std::size_t cut : {std::size_t{4}, good.size() / 2, good.size() - 1}) {
    INFO(cut);
    CHECK(refusal(good.substr(0, cut)).code == Code::UnsafeArchive);
  }
  std::string flipped = good;
  flipped[100] = static_cast<char>(flipped[100] ^ 0x55);
  const Result<ZipArchive> opened = ZipArchive::open(flipped, "a.zip");
  REQUIRE(opened.ok());
  CHECK_FALSE(opened.value().read(opened.value().entries().front()).ok());
}

TEST_CASE("zip: Zstandard entries are unpacked, their length and sum tested", "[zip]") {
  // `{"1":"A"}` as one frame, stored; then the fields that say method, sum and length are set as an archiver does.
  const std::string frame("\x28\xB5\x2F\xFD\x20\x09\x49\x00\x00{\"1\":\"A\"}", 18);
  const std::string plain = archive_of({{"p.json", "{\"1\":\"A\"}"}}, ZipWriter::Method::Store);
  std::string bytes = archive_of({{"p.json", frame}}, ZipWriter::Method::Store);
  const std::size_t directory = bytes.find("PK\x01\x02");
  const std::size_t source = plain.find("PK\x01\x02");
  bytes[8] = '\x5D';
  bytes[directory + 10] = '\x5D';
  bytes.replace(14, 4, plain, 14, 4);
  bytes.replace(22, 4, plain, 22, 4);
  bytes.replace(directory + 16, 4, plain, source + 16, 4);
  bytes.replace(directory + 24, 4, plain, source + 24, 4);
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE(opened.ok());
  CHECK(opened.value().entries().front().zstandard);
  CHECK(opened.value().read(opened.value().entries().front()).value() == "{\"1\":\"A\"}");
  bytes[directory + 16] = static_cast<char>(bytes[directory + 16] + 1);
  const Result<ZipArchive> other = ZipArchive::open(bytes, "a.zip");
  REQUIRE(other.ok());
  CHECK(other.value().read(other.value().entries().front()).error().code == Code::UnsafeArchive);
}

TEST_CASE("zip: damaged Zstandard entries are refused when read", "[zip]") {
  std::string bytes = archive_of({{"p.json", "{}"}}, ZipWriter::Method::Store);
  bytes[8] = '\x5D';
  bytes[bytes.find("PK\x01\x02") + 10] = '\x5D';
  const Result<ZipArchive> opened = ZipArchive::open(bytes, "a.zip");
  REQUIRE(opened.ok());
  const Result<ByteBuffer> read = opened.value().read(opened.value().entries().front());
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == Code::UnsafeArchive);
  CHECK(read.error().message.find("Zstandard") != std::string::npos);
}

TEST_CASE("gunzip: reads a file with name and checks its sum", "[zip]") {
  const std::string text = noise(1000);
  std::string crc;  // taken from the ZIP writer, which stores the same CRC-32
  const std::string zip = archive_of({{"x", text}});
  crc = zip.substr(14, 4);
  std::string gz("\x1F\x8B\x08\x08\0\0\0\0\0\x03name\0", 15);
  gz += io::raw_deflate(text) + crc + std::string("\xE8\x03\0\0", 4);
  CHECK(io::gunzip(gz, "x.gz").value() == text);
  std::string wrong = gz;
  wrong[wrong.size() - 5] = static_cast<char>(wrong[wrong.size() - 5] ^ 1);
  CHECK(io::gunzip(wrong, "x.gz").error().code == Code::UnsafeArchive);
  CHECK_FALSE(io::gunzip(gz.substr(0, gz.size() - 3), "x.gz").ok());  // its last bytes state another size
  CHECK(io::gunzip(gz.substr(0, 12), "x.gz").error().code == Code::UnsafeArchive);
  std::string huge = gz;
  huge.replace(huge.size() - 4, 4, "\xFF\xFF\xFF\xFF");
  CHECK(io::gunzip(huge, "x.gz").error().code == Code::LimitExceeded);
}
