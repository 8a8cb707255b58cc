#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/json/parse.h"
#include "core/site/site.h"
#include "core/text/relative_path.h"

namespace ego::site {
namespace {

constexpr std::size_t kMaxListed = 100'000;
constexpr int kMaxFolderDepth = 8;

struct Checker {
  FileSource& files;
  std::string folder;
  Diagnostics& diagnostics;
  std::set<std::string> listed;

  void problem(Code code, std::string input, std::string message, std::string suggestion = {}) {
    diagnostics.add(make_error(code, std::move(message), std::move(input), std::move(suggestion)));
  }

  std::string at(const std::string& path) const { return folder + "/" + path; }

  void check_sum(const std::string& path, std::string_view expected) {
    Result<ByteBuffer> bytes = files.read_all(at(path));
    if (!bytes) {
      problem(Code::UnreadableFile, path, "listed in sha256sums.txt, but cannot be read");
      return;
    }
    if (bytes.value().size() > kMaxFileBytes)
      problem(Code::LimitExceeded, path, "more than 25 MB: static hosts refuse it");
    if (sha256_hex(bytes.value()) != expected) {
      problem(Code::ChecksumDiffers, path, "content differs from sha256sums.txt", "write the site again");
    }
  }

  void check_sums(std::string_view sums) {
    while (!sums.empty() && listed.size() < kMaxListed) {
      const std::size_t newline = std::min(sums.find('\n'), sums.size());
      const std::string_view line = sums.substr(0, newline);
      sums.remove_prefix(std::min(newline + 1, sums.size()));
      if (line.empty()) continue;
      const std::string path{line.size() > 66 ? line.substr(66) : std::string_view()};
      if (!text::is_relative_path(path)) {
        problem(Code::SyntaxError, "sha256sums.txt", "a line is no `<64 digits>  <path>`");
        continue;
      }
      listed.insert(path);
      check_sum(path, line.substr(0, 64));
    }
  }

  /// Files that nobody listed: left over from another run, or somebody else's.
  void check_strangers(const std::string& path, int depth) {
    const Result<std::vector<std::string>> names = files.list(path.empty() ? folder : at(path));
    if (!names || depth > kMaxFolderDepth) return;
    for (const std::string& name : names.value()) {
      std::string inner = path;
      if (!inner.empty()) inner += '/';
      inner += name;
      if (files.is_folder(at(inner))) {
        check_strangers(inner, depth + 1);
        continue;
      }
      const bool sibling = inner.ends_with(".br") && listed.contains(inner.substr(0, inner.size() - 3));
      if (!listed.contains(inner) && !sibling && inner != "sha256sums.txt") {
        problem(Code::UnrelatedFiles, inner, "not listed in sha256sums.txt", "write the site into an empty folder");
      }
    }
  }

  void check_link(const std::string& from, std::string_view target) {
    const std::string path{target};
    if (!text::is_relative_path(path)) {
      problem(Code::ContradictoryFields, from, "link that is not relative: " + path);
    } else if (!listed.contains(path)) {
      problem(Code::UnreadableFile, from, "link to a file that is not in the bundle: " + path);
    }
  }

  void check_benchmark(const json::Value& benchmark) {
    for (const std::string_view part : {"published", "registry", "report"}) {
      if (const std::string_view target = benchmark.text_or_empty(part); !target.empty())
        check_link("site.json", target);
    }
    for (const std::string_view part : {"matrix", "logs"}) {
      const json::Value* list = benchmark.find(part);
      const json::Array* entries = list == nullptr ? nullptr : list->if_array();
      if (entries == nullptr) continue;
      for (const json::Value& entry : *entries) check_link("site.json", entry.text_or_empty("path"));
    }
  }

  void check_site_json() {
    const Result<ByteBuffer> bytes = files.read_all(at("site.json"));
    if (!bytes) return problem(Code::UnreadableFile, "site.json", "cannot be read");
    const Result<json::Value> document = json::parse(bytes.value(), "site.json", json::Dialect::Strict, diagnostics);
    if (!document) return diagnostics.add(document.error());
    const json::Value* list = document.value().find("benchmarks");
    const json::Array* benchmarks = list == nullptr ? nullptr : list->if_array();
    if (document.value().text_or_empty("format") != "egoscope.site" || benchmarks == nullptr) {
      return problem(Code::UnknownFormat, "site.json", "not a site index");
    }
    for (const json::Value& benchmark : *benchmarks) check_benchmark(benchmark);
  }

  /// Scripts that the page loads. Attributes are written by us: no HTML parser is needed to find them.
  void check_index() {
    const Result<ByteBuffer> page = files.read_all(at("index.html"));
    if (!page) return problem(Code::UnreadableFile, "index.html", "cannot be read");
    constexpr std::string_view kSource = " src=\"";
    const std::string_view text = page.value();
    for (std::size_t begin = text.find(kSource); begin != std::string_view::npos;
         begin = text.find(kSource, begin + 1)) {
      const std::size_t from = begin + kSource.size();
      check_link("index.html", text.substr(from, text.find('"', from) - from));
    }
  }
};

}  // namespace

void check_site(FileSource& files, std::string_view folder, Diagnostics& diagnostics) {
  Checker checker{files, std::string(folder), diagnostics, {}};
  const Result<ByteBuffer> sums = files.read_all(checker.at("sha256sums.txt"));
  if (!sums) {
    diagnostics.add(sums.error());
    return;
  }
  checker.check_sums(sums.value());
  checker.check_strangers("", 0);
  checker.check_site_json();
  checker.check_index();
}

}  // namespace ego::site
