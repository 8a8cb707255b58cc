#include "shell/cli/site_input.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/version.h"
#include "core/benchmarks/registry.h"
#include "core/report/build_report.h"
#include "shell/cli/assets.h"
#include "shell/native/thread_workers.h"

namespace ego::cli {
namespace {

/// The order the project shows its seeds in; other tables follow by id.
constexpr std::array<std::string_view, 4> kSeedOrder = {"egocross", "video-mmmu", "teleego", "exo2ego"};

std::size_t seed_place(const std::string& id) {
  return static_cast<std::size_t>(std::find(kSeedOrder.begin(), kSeedOrder.end(), id) - kSeedOrder.begin());
}

/// What is to be scored, by benchmark; several --score of one benchmark are one board.
std::map<std::string, ScoreRequest> score_requests(const SiteCommand& command) {
  std::map<std::string, ScoreRequest> requests;
  for (const auto& [benchmark, annotations, predictions] : command.scored) {
    ScoreRequest& request = requests[benchmark];
    request.benchmark = find_benchmark(benchmark);
    const bool known =
        std::find(request.annotations.begin(), request.annotations.end(), annotations) != request.annotations.end();
    if (!known) request.annotations.push_back(annotations);
    request.predictions.push_back(predictions);
  }
  if (!command.no_demo && !requests.contains("demo")) requests["demo"].benchmark = find_benchmark("demo");
  for (auto& [id, request] : requests) {
    request.assets = command.assets;
    for (const std::string& profile : command.profiles) {
      if (find_profile(*request.benchmark, profile) != nullptr) request.profiles.push_back(profile);
    }
  }
  return requests;
}

class Collector {
 public:
  Collector(const SiteCommand& command, Environment& environment, Progress& progress, Diagnostics& diagnostics)
      : command_(command), environment_(environment), progress_(progress), diagnostics_(diagnostics) {}

  Result<SiteParts> collect() {
    const std::map<std::string, ScoreRequest> requests = score_requests(command_);
    std::vector<std::string> ids = published_benchmarks(environment_, command_.assets);
    std::stable_sort(ids.begin(), ids.end(),
                     [](const std::string& a, const std::string& b) { return seed_place(a) < seed_place(b); });
    const std::size_t published = ids.size();
    for (const auto& [id, request] : requests) {
      if (id != "demo" && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    if (requests.contains("demo")) ids.emplace_back("demo");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto request = requests.find(ids[i]);
      EGO_TRY([[maybe_unused]] const Ok added, add_part(ids[i], i < published ? HasTables::Yes : HasTables::No,
                                                        request == requests.end() ? nullptr : &request->second));
    }
    EGO_TRY([[maybe_unused]] const Ok page, add_page());
    parts_.input.title = command_.title;
    parts_.input.generator_version = kVersion;
    return std::move(parts_);
  }

 private:
  enum class HasTables { No, Yes };

  Status add_part(const std::string& id, HasTables tables, const ScoreRequest* request) {
    parts_.parts.push_back(std::make_unique<SiteParts::Part>());
    SiteParts::Part& part = *parts_.parts.back();
    site::BenchmarkPart out;
    out.id = id;
    if (tables == HasTables::Yes) {
      EGO_TRY(part.published, load_published(environment_, "", command_.assets, id, diagnostics_));
      out.title = part.published.set.title;
      out.title_zh = part.published.set.title_zh;
      out.published = &part.published.set;
      out.published_bytes = part.published.bytes;
    }
    if (request != nullptr) { EGO_TRY([[maybe_unused]] const Ok scored, add_scored(*request, part, out)); }
    parts_.input.benchmarks.push_back(std::move(out));
    return Ok{};
  }

  Status add_scored(const ScoreRequest& request, SiteParts::Part& part, site::BenchmarkPart& out) {
    Diagnostics own;  // a report carries the findings of its own inputs only
    Result<ScoredRows> scored = score_inputs(request, environment_, progress_, own);
    diagnostics_.append(own);
    if (!scored) return scored.error();
    part.scored = std::move(scored).value();
    BuildOptions build;
    build.generator_version = kVersion;
    build.annotations = part.scored.questions.inputs;
    build.statistics = ScoreStatistics::RankSets;
    build.workers = native::thread_workers();
    build.analyses = {AnalysisKind::Baselines};  // the board marks rows that are not above them
    part.report = build_report(*request.benchmark, part.scored.questions.set, part.scored.rows, own, build);
    out.benchmark = request.benchmark;
    out.title = request.benchmark->info().title;
    out.title_zh = request.benchmark->info().title_zh;
    out.questions = &part.scored.questions.set;
    out.rows = part.scored.rows;
    out.report = &part.report;
    return out.id == "demo" ? add_demo_media(out) : Status{Ok{}};
  }

  Status add_demo_media(site::BenchmarkPart& out) {
    EGO_TRY(const std::string assets, find_assets(environment_, command_.assets));
    for (const std::string folder : {"media", "posters"}) {
      const std::string path = assets + "/demo/" + folder;
      if (!environment_.files.is_folder(path)) continue;
      EGO_TRY(std::vector<NamedBytes> files, read_inputs(environment_, {path}, {".webm", ".mp4", ".jpg", ".webp"}));
      for (NamedBytes& file : files) {
        file.label.insert(0, folder + "/");
        out.media.push_back(std::move(file));
      }
    }
    return Ok{};
  }

  Status add_file(const std::string& path, const std::string& name, const std::string& stem) {
    EGO_TRY(ByteBuffer bytes, environment_.files.read_all(path));
    parts_.input.app_files.push_back({name, stem, std::move(bytes)});
    return Ok{};
  }

  /// The template, the explorer if it is built, and its fonts.
  Status add_page() {
    const std::string& program = environment_.program_folder;
    const std::string root =
        command_.page.empty()
            ? first_existing(environment_.files, {program + "/../share/egoscope", program + "/../../../index.html",
                                                  program + "/../../index.html", "index.html"})
            : command_.page;
    const std::string folder =
        root.ends_with("index.html") ? root.substr(0, root.size() - std::string_view("/index.html").size()) : root;
    EGO_TRY(parts_.input.index_template, environment_.files.read_all(folder + "/index.html"));
    const std::string app =
        command_.app.empty()
            ? first_existing(environment_.files, {program + "/../wasm/explorer.mjs",
                                                  program + "/../../wasm/explorer.mjs", folder + "/app/explorer.mjs"})
            : command_.app + "/explorer.mjs";
    if (app.empty()) {
      progress_.step("no explorer beside the program: the site has tables only (--app DIR names it)");
      return Ok{};
    }
    const std::string app_folder = app.substr(0, app.rfind('/'));
    EGO_TRY([[maybe_unused]] const Ok module, add_file(app, "explorer.mjs", "explorer"));
    EGO_TRY([[maybe_unused]] const Ok wasm, add_file(app_folder + "/explorer.wasm", "explorer.wasm", "app"));
    EGO_TRY([[maybe_unused]] const Ok media, add_media_modules(app_folder));
    EGO_TRY([[maybe_unused]] const Ok scripts, add_scripts(folder + "/shell/wasm/js"));
    return add_fonts(app_folder);
  }

  /// The clip player's modules, where they are built; the page says so where they are not.
  Status add_media_modules(const std::string& app_folder) {
    for (const std::string name : {"media_demux", "media_decode"}) {
      for (const std::string extension : {".mjs", ".wasm"}) {
        const std::string path = app_folder + "/" + name + extension;
        if (!environment_.files.exists(path)) continue;
        EGO_TRY([[maybe_unused]] const Ok added, add_file(path, name + extension, ""));
      }
    }
    return Ok{};
  }

  /// Scripts of the page; those that were linked into the module are not served.
  Status add_scripts(const std::string& folder) {
    EGO_TRY(const std::vector<std::string> names, environment_.files.list(folder));
    const std::string prefix = folder + "/";
    for (const std::string& name : names) {
      const bool linked = name.ends_with(".lib.js") || name.ends_with(".pre.js") || name.ends_with(".post.js");
      if (!name.ends_with(".js") || linked) continue;
      EGO_TRY([[maybe_unused]] const Ok added, add_file(prefix + name, name, ""));
    }
    return Ok{};
  }

  Status add_fonts(const std::string& app_folder) {
    const std::string folder = command_.fonts.empty() ? app_folder + "/fonts" : command_.fonts;
    if (!environment_.files.is_folder(folder)) return Ok{};
    EGO_TRY(std::vector<NamedBytes> files, read_inputs(environment_, {folder}, {".otf", ".ttf", ".woff2", ".txt"}));
    for (NamedBytes& file : files) parts_.input.fixed_files.push_back({"fonts/" + file.label, std::move(file.bytes)});
    return Ok{};
  }

  const SiteCommand& command_;
  Environment& environment_;
  Progress& progress_;
  Diagnostics& diagnostics_;
  SiteParts parts_;
};

}  // namespace

Result<SiteParts> collect_site(const SiteCommand& command, Environment& environment, Progress& progress,
                               Diagnostics& diagnostics) {
  return Collector(command, environment, progress, diagnostics).collect();
}

}  // namespace ego::cli
