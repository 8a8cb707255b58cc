#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/benchmarks/registry.h"
#include "core/io/gzip.h"
#include "core/io/registry_json.h"
#include "core/report/report_json.h"
#include "web/actions/apply.h"
#include "web/actions/apply_own_media.h"
#include "web/actions/apply_pieces.h"
#include "web/actions/apply_play.h"
#include "web/actions/apply_review.h"
#include "web/actions/want.h"
#include "web/state/board_items.h"
#include "web/state/failure.h"
#include "web/state/site_json.h"

namespace ego::web {
namespace {

constexpr std::string_view kSiteUrl = "site.json";

void accept_site(AppState& state, ByteView bytes) {
  Diagnostics diagnostics;
  state.site.finish(read_site_json(bytes, kSiteUrl, diagnostics));
  const SiteIndex* site = state.site.ready();
  if (site == nullptr) return;
  for (const SiteBenchmark& entry : site->benchmarks) {
    BenchmarkData data;
    data.entry = entry;
    data.benchmark = find_benchmark(entry.id);
    data.transport = transport_of(entry, state.most_whole_replies);
    for (const LogUrl& log : entry.log_urls) data.logs.push_back({log.row, log.url, {}, log.bytes, {}, {}});
    for (const auto& [profile, url] : entry.matrix_urls) data.matrices.push_back({profile, url, {}});
    for (const auto& [ref, url] : entry.poster_urls) data.posters.push_back({ref, url, {}});
    state.benchmarks.push_back(std::move(data));
  }
  if (!state.query.bench.empty() && state.find_benchmark(state.query.bench) == nullptr) {
    state.notices.push_back({std::string(failure::kUnknownName), Text::NoticeUnknownBench, {state.query.bench}});
    state.query.bench.clear();
  }
  if (state.query.bench.empty() && !state.benchmarks.empty()) state.query.bench = state.benchmarks.front().entry.id;
}

Result<PublishedSet> read_tables(ByteView bytes, const std::string& url) {
  Diagnostics diagnostics;
  Result<PublishedSet> set = read_published(bytes, url, diagnostics);
  if (set.ok()) lint_published(set.value(), diagnostics);
  return set;
}

/// What `read` makes of a file of the site, packed or not.
template <class T>
Result<T> read_packed(const ByteBuffer& bytes, const std::string& url,
                      Result<T> (*read)(ByteView bytes, std::string_view label, Diagnostics& diagnostics)) {
  Diagnostics diagnostics;
  if (!io::is_gzip(bytes)) return read(bytes, url, diagnostics);
  EGO_TRY(const ByteBuffer unpacked, io::gunzip(bytes, url));
  return read(unpacked, url, diagnostics);
}

/// Puts bytes where the benchmark expects that url. @return false if it is none of its files
bool accept_for(BenchmarkData& data, const std::string& url, ByteBuffer& bytes) {
  bool taken = false;
  if (url == data.entry.published_url && data.published.pending()) {
    data.published.finish(read_tables(bytes, url));
    taken = true;
  }
  if (url == data.entry.report_url && data.report.pending()) {
    data.report.finish(read_packed(bytes, url, read_report));
    data.report_sha256 = sha256_hex(bytes);
    taken = true;
  }
  if (url == data.entry.registry_url && data.questions.pending()) {
    data.questions.finish(read_packed(bytes, url, io::read_registry));
    taken = true;
  }
  for (ReplyLog& log : data.logs) {
    if (log.url != url || !log.bytes.pending()) continue;
    log.bytes.finish(std::move(bytes));
    return true;
  }
  return taken;
}

template <class T>
bool fail_if(Load<T>& load, const std::string& url, const std::string& wanted, const Error& error) {
  if (url != wanted || !load.pending()) return false;
  load.fail(error);
  return true;
}

/// The still of the question that is open.
void want_poster(AppState& state, BenchmarkData& data) {
  const Question* question = shown_question(state);
  if (question == nullptr) return;
  for (Poster& poster : data.posters) {
    if (poster.ref != question->media.ref || !poster.image.absent()) continue;
    poster.image.start();
    state.effects.images.push_back({poster.url});
  }
}

/// True if something shown rests on answers item by item: the item views, and on a board of scored rows what the page works
/// out itself (a reference row, rank sets with dropped rows or of visible rows only, the pairs behind a tie band).
bool needs_items(const AppState& state, const BenchmarkData& data) {
  const Query& query = state.query;
  if (has_item_list(query.view) || query.view == ViewKind::Item || query.view == ViewKind::Clip ||
      query.view == ViewKind::Play || query.view == ViewKind::Slices)
    return true;
  if (!data.is_scored()) return false;
  return (state.rank_dropped && !data.local_rows.empty()) || !query.pin.empty() || query.family == Family::Visible ||
         state.side == BoardSide::Band || !board_filters(state).items.empty();
}

constexpr int kWhole = 200;

std::string reason_of(int status) {
  if (status == 0) return "no answer";
  // Only a part was asked for, and the file is too large to be taken whole.
  if (status == kWhole) return "the server does not send parts of files (byte ranges)";
  return "HTTP status " + std::to_string(status);
}

/// Size of the file of replies that was to be read in parts, e.g. `41.5`.
std::string megabytes_of(const AppState& state, std::string_view part) {
  constexpr double kMega = 1e6;
  for (const BenchmarkData& data : state.benchmarks) {
    for (const ReplyLog& log : data.logs) {
      if (part.starts_with(log.url)) return fmt::format("{:.1f}", static_cast<double>(log.archive_bytes) / kMega);
    }
  }
  return "?";
}

/// A damaged file of the site is said aloud, with what is wrong.
template <class T>
void report_damage(AppState& state, const Load<T>& load, const std::string& url) {
  if (const Error* error = load.failed()) {
    state.notices.push_back({std::string(failure::kDataDamaged), Text::DataDamaged, {url, error->message}});
  }
}

}  // namespace

void accept_file(AppState& state, const std::string& url, ByteBuffer bytes) {
  // A piece brings words to outcomes that are here: nothing that was derived from those changes.
  for (BenchmarkData& data : state.benchmarks) {
    if (accept_piece(state, data, url, bytes)) return;
  }
  ++state.data_revision;
  if (url == kSiteUrl) return accept_site(state, bytes);
  if (take_own_file(state, url, bytes)) return;
  for (BenchmarkData& data : state.benchmarks) {
    if (!accept_for(data, url, bytes)) continue;
    if (url == data.entry.published_url) report_damage(state, data.published, url);
    if (url == data.entry.report_url) report_damage(state, data.report, url);
    if (url == data.entry.registry_url) report_damage(state, data.questions, url);
    return;
  }
}

void accept_image(AppState& state, const std::string& url, const Image& image) {
  for (BenchmarkData& data : state.benchmarks) {
    for (Poster& poster : data.posters) {
      if (poster.url == url && poster.image.pending()) poster.image.finish(image);
    }
  }
}

void refuse_file(AppState& state, const std::string& url, int status) {
  ++state.data_revision;
  const Error error = make_error(Code::UnreadableFile, reason_of(status), url);
  if (url == kSiteUrl) return state.site.fail(error);
  if (miss_own_file(state, url, error)) return;
  bool known = false;
  for (BenchmarkData& data : state.benchmarks) {
    known = fail_if(data.published, url, data.entry.published_url, error) || known;
    known = fail_if(data.report, url, data.entry.report_url, error) || known;
    known = fail_if(data.questions, url, data.entry.registry_url, error) || known;
    for (Poster& poster : data.posters)
      fail_if(poster.image, url, poster.url, error);  // the page says what to bring instead
    for (ReplyLog& log : data.logs) known = fail_if(log.bytes, url, log.url, error) || known;
    known = refuse_piece(data, url, error) || known;
  }
  if (!known) return;
  if (status == kWhole)
    state.notices.push_back({std::string(failure::kNoRanges), Text::NoticeNoRanges, {url, megabytes_of(state, url)}});
  else
    state.notices.push_back({std::string(failure::kDataMissing), Text::LoadFailed, {url, error.message}});
}

void request_data(AppState& state) {
  if (state.site.absent()) {
    state.site.start();
    state.effects.loads.push_back({std::string(kSiteUrl)});
  }
  BenchmarkData* data = state.current();
  if (data == nullptr) return;
  want(state, data->published, {data->entry.published_url});
  want(state, data->report, {data->entry.report_url});
  const bool dropped = state.drop.phase != DropPhase::None && state.drop.bench == data->entry.id;
  const bool items = needs_items(state, *data);
  // The palette finds items by their id.
  if (items || dropped || state.palette.open || !data->local_rows.empty() || brings_kept(state.kept, data->entry.id))
    want(state, data->questions, {data->entry.registry_url});
  if (!items) return;
  recall_remarks(state, data->entry.id);
  recall_play(state, data->entry.id);
  if (data->transport == ReplyTransport::Pieces) {
    want_pieces(state, *data);
  } else {
    for (ReplyLog& log : data->logs) want(state, log.bytes, {log.url});
  }
  want_poster(state, *data);
}

}  // namespace ego::web
