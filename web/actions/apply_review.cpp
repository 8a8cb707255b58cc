#include "web/actions/apply_review.h"

#include <algorithm>
#include <utility>

namespace ego::web {
namespace {

ReviewBook& book_of(ReviewState& reviews, std::string_view bench) {
  const auto found =
      std::find_if(reviews.books.begin(), reviews.books.end(), [&](const ReviewBook& b) { return b.bench == bench; });
  if (found != reviews.books.end()) return *found;
  return reviews.books.emplace_back(ReviewBook{std::string(bench), {}, false});
}

io::ReviewPatch patch_of(const AppState& state, const ReviewBook& book) {
  const BenchmarkData* data = state.find_benchmark(book.bench);
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  return {book.bench, questions == nullptr ? std::string{} : questions->revision, book.changes};
}

void keep(AppState& state, const ReviewBook& book) {
  ++state.reviews.revision;
  state.effects.keeps.push_back(
      {review_key(book.bench), book.changes.empty() ? std::string{} : write_review_patch(patch_of(state, book))});
}

}  // namespace

void open_note(AppState& state, const OpenNote& action) {
  if (state.reviews.open_row == action.row) {
    state.reviews.open_row.reset();
    return;
  }
  state.reviews.open_row = action.row;
  ++state.reviews.opened;
  if (action.row) state.effects.focus_field = std::string(kNoteField);
}

void set_remark(AppState& state, SetRemark action) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  ReviewBook& book = book_of(state.reviews, data->entry.id);
  set_change(book.changes, std::move(action.change));
  keep(state, book);
}

void edit_note(AppState& state, std::string text) {
  const std::string& item = shown_item(state.query);
  if (!state.reviews.open_row || item.empty()) return;
  set_remark(state, {{item, *state.reviews.open_row, std::string(io::review_field::kNote), {}, {}, std::move(text)}});
}

void export_remarks(AppState& state) {
  const BenchmarkData* data = state.current();
  const ReviewBook* book = data == nullptr ? nullptr : find_book(state.reviews, data->entry.id);
  if (book == nullptr || book->changes.empty()) return;
  state.effects.downloads.push_back(
      {book->bench + "-review.json", "application/json", write_review_patch(patch_of(state, *book))});
}

void forget_remarks(AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  ReviewBook& book = book_of(state.reviews, data->entry.id);
  book.changes.clear();
  state.reviews.open_row.reset();
  keep(state, book);
}

void recall_remarks(AppState& state, std::string_view bench) {
  ReviewBook& book = book_of(state.reviews, bench);
  if (std::exchange(book.recalled, true)) return;
  state.effects.recalls.push_back(review_key(bench));
}

bool take_kept_remarks(AppState& state, std::string_view key, std::string_view text) {
  const auto book = std::find_if(state.reviews.books.begin(), state.reviews.books.end(),
                                 [&](const ReviewBook& b) { return review_key(b.bench) == key; });
  if (book == state.reviews.books.end()) return false;
  Diagnostics ignored;  // written by this page
  const Result<io::ReviewPatch> patch = text.empty() ? io::ReviewPatch{} : io::read_review_patch(text, key, ignored);
  if (!patch.ok()) return true;
  // What was written before the browser answered counts.
  std::vector<io::ReviewChange> changes = patch.value().changes;
  for (const io::ReviewChange& change : book->changes) set_change(changes, change);
  book->changes = std::move(changes);
  ++state.reviews.revision;
  return true;
}

RemarksTaken add_remarks(AppState& state, std::string_view bench, const io::ReviewPatch& patch) {
  RemarksTaken result;
  const BenchmarkData* data = state.find_benchmark(bench);
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  ReviewBook& book = book_of(state.reviews, bench);
  for (const io::ReviewChange& change : patch.changes) {
    if (questions != nullptr && !questions->find(change.id)) {
      ++result.unknown;
    } else if (const io::ReviewChange* here = find_change(book.changes, change.id, change.row, change.field)) {
      ++(*here == change ? result.already : result.otherwise);
    } else {
      set_change(book.changes, change);
      ++result.taken;
    }
  }
  keep(state, book);
  return result;
}

}  // namespace ego::web
