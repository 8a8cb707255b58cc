#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/benchmarks/registry.h"
#include "core/site/reply_log.h"
#include "core/site/reply_pieces.h"

using namespace ego;

namespace {

constexpr std::size_t kItems = 600;  // three entries, the last of them not full

QuestionSet many_questions() {
  QuestionSet set;
  set.benchmark = BenchmarkId{"demo"};
  for (std::size_t i = 0; i < kItems; ++i) {
    Question question;
    question.id = QuestionId{"q" + std::to_string(i)};
    question.options = {"one", "two"};
    question.gold = json::Value{"A"};
    set.questions.push_back(question);
  }
  set.index();
  return set;
}

Submission answers() {
  Submission submission;
  submission.row = RowId{"model"};
  for (std::size_t i = 0; i < kItems; ++i) {
    if (i % 7 == 3) continue;  // some have no answer
    Prediction prediction;
    prediction.id = "q" + std::to_string(i);
    prediction.response = "reply " + std::to_string(i) + (i == 300 ? std::string(5000, 'x') : "");
    submission.predictions.push_back(prediction);
  }
  return submission;
}

std::string archive() {
  const Result<ByteBuffer> bytes = site::write_reply_log(*find_benchmark("demo"), many_questions(), answers());
  REQUIRE(bytes.ok());
  return bytes.value();
}

Result<site::ReplyDirectory> directory_of(const std::string& bytes) {
  const site::FilePart part = site::directory_part(bytes.size(), kItems);
  return site::read_reply_directory(ByteView{bytes}.substr(part.begin), bytes.size(), "a.zip");
}

}  // namespace

TEST_CASE("Pieces of an archive hold what the whole archive holds", "[site]") {
  const std::string bytes = archive();
  const site::FilePart tail = site::directory_part(bytes.size(), kItems);
  CHECK(tail.begin > 0);
  const auto directory = directory_of(bytes);
  REQUIRE(directory.ok());
  REQUIRE(directory.value().entries.size() == 3);

  Diagnostics diagnostics;
  const auto whole = site::read_reply_log(bytes, "a.zip", diagnostics);
  REQUIRE(whole.ok());
  std::vector<Prediction> pieces;
  for (std::size_t k = 0; k < 3; ++k) {
    const site::FilePart part = directory.value().entries[k];
    auto piece =
        site::read_reply_piece(ByteView{bytes}.substr(part.begin, part.end - part.begin), "a.zip", diagnostics);
    REQUIRE(piece.ok());
    for (const Prediction& prediction : piece.value()) {
      const auto number = std::stoul(prediction.id.substr(1));
      CHECK(number / site::kItemsPerChunk == k);
    }
    pieces.insert(pieces.end(), piece.value().begin(), piece.value().end());
  }
  REQUIRE(pieces.size() == whole.value().predictions.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    CHECK(pieces[i].id == whole.value().predictions[i].id);
    CHECK(pieces[i].response == whole.value().predictions[i].response);
  }
}

TEST_CASE("Damaged archives of replies are refused piece by piece", "[site]") {
  const std::string bytes = archive();
  const auto directory = directory_of(bytes);
  REQUIRE(directory.ok());
  Diagnostics diagnostics;
  const site::FilePart part = directory.value().entries[1];
  const std::string entry = bytes.substr(part.begin, part.end - part.begin);

  SECTION("a directory that is cut") {
    CHECK(site::read_reply_directory(ByteView{bytes}.substr(bytes.size() - 30), bytes.size(), "a.zip").error().code ==
          Code::UnsafeArchive);
    CHECK_FALSE(site::read_reply_directory("", bytes.size(), "a.zip").ok());
    CHECK_FALSE(site::read_reply_directory(bytes.substr(0, 400), bytes.size(), "a.zip").ok());
  }
  SECTION("every byte of the directory may be another: an answer, never a crash, and no part outside the archive") {
    const site::FilePart tail = site::directory_part(bytes.size(), kItems);
    for (std::size_t at = 0; at < tail.end - tail.begin; ++at) {
      std::string changed = bytes.substr(tail.begin);
      changed[at] = static_cast<char>(changed[at] ^ 0x5A);
      const auto read = site::read_reply_directory(changed, bytes.size(), "a.zip");
      if (!read.ok()) continue;
      for (const site::FilePart& each : read.value().entries) {
        CHECK(each.begin <= each.end);
        CHECK(each.end <= bytes.size());
      }
    }
  }
  SECTION("an entry with another byte, cut, or of another method") {
    for (std::size_t at = 0; at < entry.size(); at += 3) {
      std::string changed = entry;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      // Names, times and flags are not looked at; everything that the text rests on is.
      const auto read = site::read_reply_piece(changed, "a.zip", diagnostics);
      if (read.ok()) CHECK(read.value().size() == site::read_reply_piece(entry, "a.zip", diagnostics).value().size());
    }
    CHECK_FALSE(site::read_reply_piece(entry.substr(0, entry.size() / 2), "a.zip", diagnostics).ok());
    std::string method = entry;
    method[8] = 12;
    CHECK_FALSE(site::read_reply_piece(method, "a.zip", diagnostics).ok());
  }
}
