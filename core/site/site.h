/// The static site as a list of files: bytes and values in, paths and bytes out. Any static host can serve them.
/// Source: formats.md section 6, explorer.md section 1.
///
/// `site.json`, what the page reads first; every URL is relative to it:
///   {"format": "egoscope.site", "version": "1.0", "title": "...", "languages": ["en", "zh"], "generator": "0.1.0",
///    "benchmarks": [{"id": "demo", "title": {"en": "...", "zh": "..."},
///      "published": "data/demo/published.json",              absent without published tables
///      "registry": "data/demo/registry.json",                absent without questions
///      "report": "data/demo/report.json",                    absent if nothing was scored; so are matrix and logs
///      "matrix": [{"profile": "demo-lenient", "path": "data/demo/matrix@demo-lenient.bin"}],
///      "logs": [{"row": "demo/chance", "path": "data/demo/logs/demo_chance.zip"}],   core/site/reply_log.h reads them
///      "media": {"base": "data/demo/",                       a question's media.ref is relative to it
///                "posters": {"media/garden-01.webm": "posters/garden-01.jpg"}}}]}
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/board/published.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/ports/file_source.h"
#include "core/report/report.h"

namespace ego::site {

/// No file of a bundle may be larger: static hosts refuse it.
inline constexpr std::size_t kMaxFileBytes = 25'000'000;

/// One file of the bundle.
struct SiteFile {
  std::string path;  ///< relative, `/`-separated, no `..`
  ByteBuffer bytes;
};

/// A script or wasm of the page. Written as `<output_stem>.<hash>.<ext>`; `.mjs` becomes `.js`, which every host serves
/// with the right type. Quoted names of app files inside scripts are replaced by the written names.
struct AppFile {
  std::string name;  ///< as other app files and the template name it, e.g. `explorer.mjs`
  std::string output_stem;  ///< e.g. `app`; empty = the name's own stem
  ByteBuffer bytes;
};

/// What the site shows of one benchmark. Any part may be absent.
struct BenchmarkPart {
  std::string id;
  std::string title;
  std::string title_zh;
  const Benchmark* benchmark = nullptr;  ///< null: published tables only
  const QuestionSet* questions = nullptr;  ///< null: no registry, no matrix
  std::span<const ScoredSubmission> rows;  ///< sorted by row id: the order of the report
  const Report* report = nullptr;  ///< null: nothing scored
  const PublishedSet* published = nullptr;  ///< null: no published tables
  ByteBuffer published_bytes;  ///< the file itself, copied as `published.json`
  std::vector<NamedBytes> media;  ///< label = path under `data/<id>/`: `media/<clip>.webm`, `posters/<clip>.jpg`
};

struct SiteInput {
  std::string title;
  std::string generator_version;
  ByteBuffer index_template;  ///< `index.html` of the repository, with the markers below
  std::vector<AppFile> app_files;  ///< none: the page is tables only
  std::vector<NamedBytes> fixed_files;  ///< fonts and others that keep their path
  std::vector<BenchmarkPart> benchmarks;  ///< in the order of the switch; the first is the default board
};

/// The files of the bundle in path order, `sha256sums.txt` last.
///
/// Markers of the template, each replaced wherever it stands:
///   <!-- egoscope:title -->     the site's title, as text
///   <!-- egoscope:style -->     the style sheet of the tables (inside <style>)
///   <!-- egoscope:nav -->       links `#/<bench>` to the tables of all benchmarks
///   <!-- egoscope:board -->     the tables of the first benchmark, in <section id="/<bench>">
///   <!-- egoscope:boards -->    the same of every other benchmark
///   {{app:NAME}}                the written name of an app file: {{app:app.js}} -> app.1f3a9c0d2b4e.js
/// Without app files, lines with an {{app:...}} marker are left out.
///
/// @error MissingField         a marker names an app file that is not there
/// @error LimitExceeded        a file above kMaxFileBytes
/// @error ContradictoryFields  a path is absolute, leaves the bundle or is used twice
Result<std::vector<SiteFile>> build_site(const SiteInput& input);

/// Checks a written bundle: `sha256sums.txt`, files it does not list, links of site.json and index.html, sizes.
/// Problems become diagnostics; no error added = sound.
void check_site(FileSource& files, std::string_view folder, Diagnostics& diagnostics);

}  // namespace ego::site
