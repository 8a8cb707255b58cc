/// What the page holds of one benchmark: published boards, the report of scored rows, questions, replies, rows dropped here.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/board/board.h"
#include "core/board/item_matrix.h"
#include "core/board/published.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/report.h"
#include "core/site/reply_pieces.h"
#include "web/state/load.h"

namespace ego::web {

/// Where the replies of a row lie.
struct LogUrl {
  std::string row;
  std::string url;
  std::uint64_t bytes = 0;  ///< of the archive; 0 = not stated
};

/// One benchmark of `site.json`. Empty url = the site has no such file.
struct SiteBenchmark {
  std::string id;
  std::string title;
  std::string title_zh;
  std::string published_url;
  std::string report_url;
  std::string registry_url;
  std::vector<LogUrl> log_urls;
  std::vector<std::pair<std::string, std::string>> matrix_urls;  ///< profile id, url of the outcomes of all rows
  std::vector<std::pair<std::string, std::string>> media_urls;  ///< MediaRef::ref, url of the clip
  std::vector<std::pair<std::string, std::string>> poster_urls;  ///< MediaRef::ref, url of a still
};

/// A picture the host holds for the GUI.
struct Image {
  std::uint64_t texture = 0;  ///< the host's name for it
  int width = 0;  ///< pixels
  int height = 0;
};

struct Poster {
  std::string ref;  ///< MediaRef::ref it belongs to
  std::string url;
  Load<Image> image;
};

struct SiteIndex {
  std::string title;
  std::vector<SiteBenchmark> benchmarks;  ///< order of the switch
};

/// The replies of one row of the site, scored in this page when items are looked at: whole, or of a large site those alone
/// that stand near an item somebody opens.
struct ReplyLog {
  std::string row;
  std::string url;
  Load<ByteBuffer> bytes;
  std::uint64_t archive_bytes = 0;
  Load<site::ReplyDirectory> directory;
  std::map<std::uint32_t, Load<Ok>> pieces;  ///< by number; here = its replies are in site_rows
};

/// How the replies of a site come.
enum class ReplyTransport : std::uint8_t {
  Whole,  ///< all of them, then everything is scored here
  Pieces,  ///< outcomes from the site's matrix, replies by byte ranges
};

/// The outcomes of all rows of the site under one profile.
struct ProfileMatrix {
  std::string profile;
  std::string url;
  Load<ItemMatrix> cells;
};

struct BenchmarkData {
  SiteBenchmark entry;
  const Benchmark* benchmark = nullptr;  ///< null: published tables only
  Load<PublishedSet> published;
  Load<Report> report;
  std::string report_sha256;  ///< of its file; empty until it is here
  Load<QuestionSet> questions;
  std::vector<InputInfo> question_inputs;  ///< files dropped here that the questions were read from; empty = the site's
  Diagnostics question_notes;  ///< what reading those said
  ReplyTransport transport = ReplyTransport::Whole;
  std::vector<ReplyLog> logs;
  std::vector<ProfileMatrix> matrices;
  std::string matrix_profile;  ///< in pieces: the profile whose outcomes site_rows have; empty = none yet
  std::vector<Poster> posters;
  std::vector<ScoredSubmission> site_rows;  ///< report rows with verdicts; filled when all logs are here, or a matrix
  std::vector<ScoredSubmission> local_rows;  ///< dropped into this page; never leave it

  bool is_scored() const { return !entry.report_url.empty() || !local_rows.empty(); }
  /// Every row that has verdicts: the site's first, then local ones.
  std::vector<const ScoredSubmission*> scored_rows() const;
  const ScoredSubmission* find_scored(std::string_view row_id) const;
};

/// What a link that is pinned to these data says of them: the first 12 digits of report_sha256; empty without a report.
std::string short_data_hash(const BenchmarkData& data);

/// A profile as people see it, always with its version: `demo-strict 1.0`. The id alone where nobody here knows it.
std::string profile_label(const BenchmarkData& data, std::string_view profile);

/// True once the replies of the site's rows have been scored (or there are none).
bool items_ready(const BenchmarkData& data);
/// True while that can still become so: no file it needs has failed.
bool items_coming(const BenchmarkData& data);

}  // namespace ego::web
