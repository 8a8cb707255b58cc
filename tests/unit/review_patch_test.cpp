#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/io/review_patch.h"

using namespace ego;
using namespace ego::io;

namespace {

ReviewPatch sample() {
  ReviewPatch patch{"egocross", "2026-07-07", {}};
  set_change(patch.changes, {"17", "base", "label", "", "perception", "takes the kettle for a jug"});
  set_change(patch.changes, {"17", "base", "outcome", "wrong", "right", ""});
  set_change(patch.changes, {"17", "", "note", "", "", "two options say the same"});
  set_change(patch.changes, {"4", "sft", "label", "", "format", ""});
  return patch;
}

}  // namespace

TEST_CASE("review patch: read back it is the same, byte for byte when written again", "[io][review]") {
  const ByteBuffer bytes = write_review_patch(sample());
  Diagnostics diagnostics;
  const auto read = read_review_patch(bytes, "r.json", diagnostics);
  REQUIRE(read.ok());
  CHECK(read.value().changes == sample().changes);
  CHECK(read.value().benchmark == "egocross");
  CHECK(write_review_patch(read.value()) == bytes);
  CHECK(diagnostics.by_code().empty());
  CHECK(is_review_patch(bytes));
  CHECK_FALSE(is_review_patch(R"({"format": "egoscope.submission", "note": "egoscope.review"})"));
}

TEST_CASE("review patch: one remark a name, empty ones are none", "[io][review]") {
  std::vector<ReviewChange> changes = sample().changes;
  CHECK(changes.size() == 4);
  CHECK(changes[0].id == "17");  // by id as text, then row: the question itself comes first
  CHECK(changes[0].row.empty());
  set_change(changes, {"17", "base", "label", "", "reasoning", ""});
  CHECK(changes.size() == 4);
  CHECK(find_change(changes, "17", "base", "label")->after == "reasoning");
  set_change(changes, {"17", "base", "label", "", "", ""});
  CHECK(changes.size() == 3);
  CHECK(find_change(changes, "17", "base", "label") == nullptr);
  set_change(changes, {"99", "base", "note", "", "", ""});
  CHECK(changes.size() == 3);
}

TEST_CASE("review patch: numbers are ids too; broken entries are named and left out", "[io][review]") {
  Diagnostics diagnostics;
  const auto read =
      read_review_patch(R"({"format": "egoscope.review", "version": "1.3", "benchmark": "demo", "changes": [
    {"id": 7, "row": "a", "field": "note", "note": "x"}, {"id": 7, "row": "a", "field": "note", "note": "y"},
    {"row": "a", "field": "note"}, 5]})",
                        "r.json", diagnostics);
  REQUIRE(read.ok());
  REQUIRE(read.value().changes.size() == 1);
  CHECK(read.value().changes[0].id == "7");
  CHECK(read.value().changes[0].note == "x");
  CHECK(diagnostics.count(Code::DuplicateQuestionId) == 1);
  CHECK(diagnostics.count(Code::MissingField) == 2);
}

TEST_CASE("review patch: other files and newer versions are refused", "[io][review]") {
  Diagnostics diagnostics;
  CHECK(read_review_patch("{", "r", diagnostics).error().code == Code::SyntaxError);
  CHECK(read_review_patch("[]", "r", diagnostics).error().code == Code::UnknownFormat);
  CHECK(read_review_patch(R"({"format": "egoscope.review", "version": "2.0"})", "r", diagnostics).error().code ==
        Code::UnsupportedVersion);
  CHECK(read_review_patch(R"({"format": "egoscope.review", "version": "1.0"})", "r", diagnostics).error().code ==
        Code::MissingField);
}
