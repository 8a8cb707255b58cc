// The conformance driver: what is a row, what is a case, what is never skipped.
#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/conformance/conformance.h"

using namespace ego;

namespace {

/// Files in memory.
class MemoryFiles final : public FileSource {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Result<ByteBuffer> read_all(std::string_view path) override {
    const auto found = files_.find(std::string(path));
    if (found == files_.end()) return make_error(Code::UnreadableFile, "no such file", std::string(path));
    return found->second;
  }
  Result<std::vector<std::string>> list(std::string_view folder) override {
    const std::string prefix = std::string(folder) + "/";
    std::map<std::string, int> names;
    for (const auto& [path, bytes] : files_) {
      if (path.starts_with(prefix))
        names[path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size())] = 1;
    }
    std::vector<std::string> list;
    for (const auto& [name, one] : names) list.push_back(name);
    return list;
  }
  bool exists(std::string_view path) override { return files_.contains(std::string(path)) || is_folder(path); }
  bool is_folder(std::string_view path) override {
    const auto next = files_.lower_bound(std::string(path) + "/");
    return next != files_.end() && next->first.starts_with(std::string(path) + "/");
  }

 private:
  std::map<std::string, std::string> files_;
};

conformance::Outcome checked(std::map<std::string, std::string> files, std::string_view path) {
  MemoryFiles source(std::move(files));
  GoldenContext context;
  context.files = &source;
  conformance::Outcome outcome;
  conformance::run_path(path, context, outcome);
  return outcome;
}

constexpr std::string_view kStrictRow =
    R"({"profile":"egocross-strict","question_type":"close","options":["A. x","B. y"],"gold":"B",)"
    R"("response":"{\"prediction\": \"B\"}","expected":{"parsed":"B","correct":true,"status":"right"}})";

}  // namespace

TEST_CASE("conformance: rows go to the benchmark that owns the profile", "[conformance]") {
  std::string wrong(kStrictRow);
  wrong.replace(wrong.find("\"correct\":true"), 14, "\"correct\":false");
  const auto outcome = checked({{"g/any/rows.jsonl", std::string(kStrictRow) + "\n" + wrong + "\n"}}, "g");
  CHECK(outcome.passed == 1);
  CHECK(outcome.failed == 1);
  REQUIRE(outcome.mismatches.size() == 1);
  CHECK(outcome.mismatches[0].starts_with("g/any/rows.jsonl:2: "));
}

TEST_CASE("conformance: nothing unknown is skipped", "[conformance]") {
  const auto outcome = checked({{"g/README.md", "text"},
                                {"g/a.jsonl", "{\"profile\":\"no-such\"}\n{}\n[1]\nbroken\n"},
                                {"g/b.json", "{\"profile\":\"no-such\"}"},
                                {"g/c.tsv", "x"},
                                {"g/e2e/x/expected.json", "{}"}},
                               "g/");
  CHECK(outcome.passed == 0);
  CHECK(outcome.failed == 7);
  CHECK(outcome.mismatches.size() == 7);
}

TEST_CASE("conformance: a case folder is one check of the benchmark in its path", "[conformance]") {
  const auto outcome =
      checked({{"golden/egocross/e2e/e99/expected.json", "{}"}, {"golden/egocross/e2e/e99/x.json", "{}"}},
              "golden/egocross/e2e/e99");
  CHECK(outcome.passed == 0);
  CHECK(outcome.failed == 1);
  CHECK(outcome.mismatches[0].starts_with("golden/egocross/e2e/e99: "));
}

TEST_CASE("conformance: a path that is not there fails", "[conformance]") {
  const auto outcome = checked({{"g/a.jsonl", ""}}, "nowhere.jsonl");
  CHECK(outcome.failed == 1);
  CHECK(outcome.mismatches[0] == "nowhere.jsonl: no such file");
}
