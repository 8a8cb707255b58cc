#include <algorithm>
#include <utility>

#include "core/base/sha256.h"
#include "core/benchmarks/registry.h"
#include "core/io/registry_json.h"
#include "core/report/report_json.h"
#include "web/actions/apply.h"
#include "web/actions/apply_play.h"
#include "web/actions/apply_review.h"
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
    for (const auto& [row, url] : entry.log_urls) data.logs.push_back({row, url, {}});
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

/// Puts bytes where the benchmark expects that url. @return false if it is none of its files
bool accept_for(BenchmarkData& data, const std::string& url, ByteBuffer& bytes) {
  Diagnostics diagnostics;
  bool taken = false;
  if (url == data.entry.published_url && data.published.pending()) {
    data.published.finish(read_tables(bytes, url));
    taken = true;
  }
  if (url == data.entry.report_url && data.report.pending()) {
    data.report.finish(read_report(bytes, url, diagnostics));
    data.report_sha256 = sha256_hex(bytes);
    taken = true;
  }
  if (url == data.entry.registry_url && data.questions.pending()) {
    data.questions.finish(io::read_registry(bytes, url, diagnostics));
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

/// Asks for a file once.
template <class T>
void want(AppState& state, Load<T>& load, const std::string& url) {
  if (url.empty() || !load.absent()) return;
  load.start();
  state.effects.loads.push_back({url});
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
         state.side == BoardSide::Band;
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
  ++state.data_revision;
  if (url == kSiteUrl) return accept_site(state, bytes);
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
  const Error error =
      make_error(Code::UnreadableFile, status == 0 ? "no answer" : "HTTP status " + std::to_string(status), url);
  if (url == kSiteUrl) return state.site.fail(error);
  bool known = false;
  for (BenchmarkData& data : state.benchmarks) {
    known = fail_if(data.published, url, data.entry.published_url, error) || known;
    known = fail_if(data.report, url, data.entry.report_url, error) || known;
    known = fail_if(data.questions, url, data.entry.registry_url, error) || known;
    for (Poster& poster : data.posters)
      fail_if(poster.image, url, poster.url, error);  // the page says what to bring instead
    for (ReplyLog& log : data.logs) known = fail_if(log.bytes, url, log.url, error) || known;
  }
  if (known) state.notices.push_back({std::string(failure::kDataMissing), Text::LoadFailed, {url, error.message}});
}

void request_data(AppState& state) {
  if (state.site.absent()) {
    state.site.start();
    state.effects.loads.push_back({std::string(kSiteUrl)});
  }
  BenchmarkData* data = state.current();
  if (data == nullptr) return;
  want(state, data->published, data->entry.published_url);
  want(state, data->report, data->entry.report_url);
  const bool dropped = state.drop.phase != DropPhase::None && state.drop.bench == data->entry.id;
  const bool items = needs_items(state, *data);
  // The palette finds items by their id.
  if (items || dropped || state.palette.open || !data->local_rows.empty())
    want(state, data->questions, data->entry.registry_url);
  if (!items) return;
  recall_remarks(state, data->entry.id);
  recall_play(state, data->entry.id);
  for (ReplyLog& log : data->logs) want(state, log.bytes, log.url);
  want_poster(state, *data);
}

}  // namespace ego::web
