#include "core/site/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/sha256.h"
#include "core/benchmarks/stated_scores.h"
#include "core/board/item_matrix.h"
#include "core/io/gzip.h"
#include "core/io/registry_json.h"
#include "core/report/report_json.h"
#include "core/site/app_names.h"
#include "core/site/croissant.h"
#include "core/site/index_page.h"
#include "core/site/reply_log.h"
#include "core/site/site_json.h"
#include "core/text/relative_path.h"

namespace ego::site {
namespace {

/// Registries and reports above this are written as `.json.gz`: 100,000 questions or 1,000 rows would not fit into a file that a
/// static host takes.
constexpr std::size_t kMostPlain = std::size_t{8} << 20U;

/// A report with more separable pairs than this, over all its boards, goes into the bundle without them: they are the square of the
/// rows, and a page that reads a hundred megabytes of them needs a gigabyte.
constexpr std::size_t kMostSeparablePairs = 20'000;

std::string bundled_report(const Report& report) {
  std::size_t pairs = 0;
  for (const ReportBoard& board : report.boards) pairs += board.separable.size();
  if (pairs <= kMostSeparablePairs) return write_report_json(report, json::Layout::Indented);
  Report without = report;
  for (ReportBoard& board : without.boards) board.separable.clear();
  return write_report_json(without, json::Layout::Indented);
}

/// Collects files and refuses what a static host would.
class Bundle {
 public:
  Status add(const std::string& path, ByteBuffer bytes) {
    if (!text::is_relative_path(path))
      return make_error(Code::ContradictoryFields, "not a path inside the bundle: " + path);
    if (bytes.size() > kMaxFileBytes) {
      return make_error(Code::LimitExceeded, path + " has more than 25 MB: static hosts refuse it", path);
    }
    if (files_.contains(path)) return make_error(Code::ContradictoryFields, "two files of the bundle have one path");
    files_[path] = std::move(bytes);
    return Ok{};
  }

  /// The same, packed where it is large; `path` then says so.
  Status add_packed_if_large(std::string& path, ByteBuffer bytes) {
    if (bytes.size() > kMostPlain) {
      path += ".gz";
      bytes = io::gzip(bytes);
    }
    return add(path, std::move(bytes));
  }

  std::vector<SiteFile> finish() && {
    std::vector<SiteFile> out;
    std::string sums;
    for (auto& [path, bytes] : files_) {
      sums += sha256_hex(bytes) + "  " + path + '\n';
      out.push_back({path, std::move(bytes)});
    }
    out.push_back({"sha256sums.txt", std::move(sums)});
    return out;
  }

 private:
  std::map<std::string, ByteBuffer> files_;
};

Status add_scored(Bundle& bundle, const BenchmarkPart& part, const std::string& folder, BenchmarkPaths& paths) {
  paths.report = folder + "report.json";
  EGO_TRY([[maybe_unused]] const Ok report, bundle.add_packed_if_large(paths.report, bundled_report(*part.report)));
  if (part.questions == nullptr || part.benchmark == nullptr) return Ok{};
  for (const std::string& profile : part.report->settings.profiles) {
    ByteBuffer matrix = write_item_matrix(make_item_matrix(*part.questions, part.rows, ProfileId{profile}));
    if (paths.matrices.empty()) { EGO_TRY([[maybe_unused]] const Ok first, bundle.add(folder + "matrix.bin", matrix)); }
    paths.matrices.emplace_back(profile, fmt::format("{}matrix@{}.bin", folder, profile));
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(paths.matrices.back().second, std::move(matrix)));
  }
  std::vector<std::string> taken;
  for (const ScoredSubmission& row : part.rows) {
    if (only_states_scores(row.submission)) continue;  // there are no replies
    const std::string path = folder + "logs/" + file_name_of_row(row.submission.row.value, taken) + ".zip";
    EGO_TRY(ByteBuffer log, write_reply_log(*part.benchmark, *part.questions, row.submission));
    paths.logs.push_back({row.submission.row.value, path, log.size()});
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(path, std::move(log)));
  }
  return Ok{};
}

Status add_benchmark(Bundle& bundle, const BenchmarkPart& part, BenchmarkPaths& paths) {
  const std::string folder = "data/" + part.id + "/";
  if (part.published != nullptr) {
    paths.published = folder + "published.json";
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(paths.published, part.published_bytes));
  }
  if (part.questions != nullptr && part.benchmark != nullptr) {
    paths.registry = folder + "registry.json";
    EGO_TRY([[maybe_unused]] const Ok added,
            bundle.add_packed_if_large(paths.registry, io::write_registry(*part.questions, part.benchmark->info(),
                                                                          part.benchmark->profiles())));
  }
  if (part.report != nullptr) { EGO_TRY([[maybe_unused]] const Ok added, add_scored(bundle, part, folder, paths)); }
  for (const NamedBytes& media : part.media) {
    paths.media_base = folder;
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(folder + media.label, media.bytes));
  }
  if (ByteBuffer croissant = write_croissant(part); !croissant.empty()) {
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(folder + "media.json", std::move(croissant)));
  }
  paths.posters = match_posters(part.media);
  return Ok{};
}

/// Gold may leave this machine only where the set is public.
Status check_gold(const BenchmarkPart& part) {
  if (part.report == nullptr || part.questions == nullptr || part.questions->gold_is_public) return Ok{};
  const bool gold = std::any_of(part.report->items.begin(), part.report->items.end(),
                                [](const ReportItem& item) { return item.gold.has_value(); });
  if (!gold) return Ok{};
  return make_error(Code::ContradictoryFields,
                    "the report of " + part.id + " holds reference answers that are not public", {},
                    "build it without them");
}

}  // namespace

Result<std::vector<SiteFile>> build_site(const SiteInput& input) {
  Bundle bundle;
  std::vector<BenchmarkPaths> paths(input.benchmarks.size());
  for (std::size_t i = 0; i < input.benchmarks.size(); ++i) {
    EGO_TRY([[maybe_unused]] const Ok checked, check_gold(input.benchmarks[i]));
    EGO_TRY([[maybe_unused]] const Ok added, add_benchmark(bundle, input.benchmarks[i], paths[i]));
  }
  const std::map<std::string, std::string> names = app_names(input.app_files);
  for (SiteFile& file : rename_app_files(input.app_files, names)) {
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(file.path, std::move(file.bytes)));
  }
  for (const NamedBytes& file : input.fixed_files) {
    EGO_TRY([[maybe_unused]] const Ok added, bundle.add(file.label, file.bytes));
  }
  EGO_TRY(std::string page, render_index(input, names));
  EGO_TRY([[maybe_unused]] const Ok index, bundle.add("index.html", std::move(page)));
  EGO_TRY([[maybe_unused]] const Ok site, bundle.add("site.json", write_site_json(input, paths)));
  return std::move(bundle).finish();
}

}  // namespace ego::site
