#include "web/views/items_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "web/views/item_review.h"

namespace ego::web {
namespace {

/// Outcomes that a filter may ask of one row: `wrong:<row id>`.
constexpr std::array<Outcome, 6> kAskedOutcomes{Outcome::Right,   Outcome::Wrong,   Outcome::Partial,
                                                Outcome::Invalid, Outcome::Missing, Outcome::Dropped};

std::optional<Outcome> asked_outcome(std::string_view field) {
  const auto found = std::find_if(kAskedOutcomes.begin(), kAskedOutcomes.end(),
                                  [&](Outcome outcome) { return to_string(outcome) == field; });
  return found == kAskedOutcomes.end() ? std::nullopt : std::optional(*found);
}

/// Ranges that a menu offers for fields whose values are amounts; the ends are values as the field writes them.
struct AmountRange {
  std::string_view field, low, high, label;
};
constexpr AmountRange kRanges[] = {
    {item_field::kEvidence, "0", "2", "\u2264 2 s"},       {item_field::kEvidence, "2.1", "5", "2\u20135 s"},
    {item_field::kEvidence, "5.1", "15", "5\u201315 s"},   {item_field::kEvidence, "15.1", "60", "15\u201360 s"},
    {item_field::kEvidence, "60.1", "", "> 60 s"},         {item_field::kSolved, "0", "0", "0 %"},
    {item_field::kSolved, "0.01", "0.33", "1\u201333 %"},  {item_field::kSolved, "0.34", "0.66", "34\u201366 %"},
    {item_field::kSolved, "0.67", "0.99", "67\u201399 %"}, {item_field::kSolved, "1", "1", "100 %"},
};

/// More values than this are for searching, not for choosing.
constexpr std::size_t kMostChoices = 60;

bool is_chosen(const Query& query, const FieldTest& test) {
  return std::any_of(query.filters.begin(), query.filters.end(), [&](const FilterGroup& group) {
    return std::find(group.begin(), group.end(), test) != group.end();
  });
}

std::uint32_t count_passing(const ItemField& field, const FieldTest& test) {
  std::uint32_t items = 0;
  for (std::size_t i = 0; i < field.values.size(); ++i)
    items += passes_test(field.values[i], test) ? field.items[i] : 0;
  return items;
}

FieldMenu menu_of(const ItemField& field, const Query& query) {
  FieldMenu menu{field.key, {}};
  for (const AmountRange& range : kRanges) {
    if (range.field != field.key) continue;
    FieldTest test{field.key, std::string(range.low), std::string(range.high), false};
    const std::uint32_t items = count_passing(field, test);
    const bool chosen = is_chosen(query, test);
    if (items > 0 || chosen) menu.choices.push_back({std::move(test), std::string(range.label), items, chosen});
  }
  const bool ranged = field.key == item_field::kEvidence || field.key == item_field::kSolved;
  for (std::size_t i = 0; !ranged && i < field.values.size(); ++i) {
    FieldTest test{field.key, field.values[i], std::nullopt, false};
    const bool chosen = is_chosen(query, test);
    menu.choices.push_back({std::move(test), field.values[i], field.items[i], chosen});
  }
  if (menu.choices.size() > kMostChoices) menu.choices.clear();
  return menu;
}

}  // namespace

const ScoredRun* find_run(const ScoredSubmission& submission, std::string_view profile) {
  const auto found = std::find_if(submission.runs.begin(), submission.runs.end(),
                                  [&](const ScoredRun& run) { return run.profile.value == profile; });
  return found == submission.runs.end() ? nullptr : &*found;
}

std::optional<VerdictView> verdict_of(const ItemRow& row, std::uint32_t question) {
  if (row.run == nullptr || question >= row.run->verdicts.size()) return std::nullopt;
  return row.run->verdicts[question];
}

const Prediction* prediction_of(const ItemRow& row, std::uint32_t question) {
  const std::optional<VerdictView> verdict = verdict_of(row, question);
  if (!verdict || !verdict->prediction) return nullptr;
  return &row.submission->submission.predictions[*verdict->prediction];
}

void ItemsView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  const std::string source = data->entry.id + '\n' + effective_profile(state);
  const bool same_data = seen_revision_ == state.data_revision && seen_source_ == source;
  std::vector<std::string> shown = shown_rows(state);
  const bool same_rows = same_data && seen_shown_ == shown;
  const bool same_notes = seen_notes_ == state.reviews.revision;
  if (same_rows && same_notes && seen_filters_ == state.query.filters && seen_search_ == state.query.search) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  seen_shown_ = std::move(shown);
  seen_notes_ = state.reviews.revision;
  seen_filters_ = state.query.filters;
  seen_search_ = state.query.search;

  if (!same_data) collect_data(state);
  if (questions_ == nullptr) return;
  if (!same_rows) choose_shown();
  if (!same_data || !same_notes) collect_remarked(state);
  collect_menus(state.query);
  filter(state.query);
}

void ItemsView::collect_data(const AppState& state) {
  questions_ = state.current()->questions.ready();
  items_.clear();
  fields_.clear();
  menus_.clear();
  solved_.clear();
  longest_id_.clear();
  rows_.clear();
  shown_.clear();
  if (questions_ == nullptr) return;
  collect_rows(state);
  for (const Question& question : questions_->questions) {
    if (question.id.value.size() > longest_id_.size()) longest_id_ = question.id.value;
  }
}

void ItemsView::collect_rows(const AppState& state) {
  const BenchmarkData& data = *state.current();
  const std::string profile = effective_profile(state);
  solved_.assign(questions_->questions.size(), 0);
  std::size_t run_rows = 0;
  for (const ScoredSubmission* submission : data.scored_rows()) {
    const ScoredRun* run = find_run(*submission, profile);
    const bool local =
        submission >= data.local_rows.data() && submission < data.local_rows.data() + data.local_rows.size();
    const ModelInfo& model = submission->submission.model;
    rows_.push_back({submission, run, model.name.empty() ? submission->submission.row.value : model.name, local});
    if (run == nullptr) continue;
    ++run_rows;
    for (std::size_t i = 0; i < solved_.size() && i < run->verdicts.size(); ++i)
      solved_[i] += run->verdicts.outcome(i) == Outcome::Right ? 1 : 0;
  }
  // While rows still come in one a frame, flags would be made anew for each.
  const Profile* scoring =
      data.benchmark != nullptr && items_ready(data) ? find_profile(*data.benchmark, profile) : nullptr;
  const std::vector<std::string> flags = item_flags(data.benchmark, *questions_, scoring, data.scored_rows());
  fields_ = collect_item_fields(*questions_, {solved_, run_rows, flags});
}

void ItemsView::choose_shown() {
  shown_.clear();
  std::vector<VerdictRow> verdicts;
  for (const std::string& id : seen_shown_) {
    const auto row = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const ItemRow& r) { return r.submission->submission.row.value == id; });
    if (row == rows_.end()) continue;
    shown_.push_back(*row);
    verdicts.push_back(row->run == nullptr ? nullptr : &row->run->verdicts);
  }
  review_.resize(questions_->questions.size());
  review_counts_ = {};
  for (std::uint32_t item = 0; item < review_.size(); ++item) {
    review_[item] = review_bits(verdicts, item);
    for (const auto& [name, mode] : kReviewModes)
      review_counts_[static_cast<std::size_t>(mode)] += (review_[item] & review_bit(mode)) != 0 ? 1 : 0;
  }
}

void ItemsView::collect_remarked(const AppState& state) {
  remarked_.clear();
  const ReviewBook* book = find_book(state.reviews, state.current()->entry.id);
  if (book == nullptr) return;
  for (const io::ReviewChange& change : book->changes) {
    const auto item = questions_->find(change.id);
    if (!item) continue;
    remarked_.push_back({*item, change.field == io::review_field::kLabel ? change.after : change.field});
  }
}

void ItemsView::collect_menus(const Query& query) {
  menus_.clear();
  for (const ItemField& field : fields_) {
    FieldMenu menu = menu_of(field, query);
    // One value for all questions tells nothing apart.
    const bool chosen =
        std::any_of(menu.choices.begin(), menu.choices.end(), [](const FieldChoice& c) { return c.chosen; });
    if (menu.choices.size() > 1 || chosen || (field.key == item_field::kFlag && !menu.choices.empty()))
      menus_.push_back(std::move(menu));
  }
}

bool ItemsView::is_field(std::string_view key) const {
  return key == item_field::kId || key == item_field::kReview || key == item_field::kNote ||
         find_field(fields_, key) != nullptr || asked_outcome(key);
}

std::vector<std::uint8_t> ItemsView::passing_items(const FieldTest& test) const {
  const std::size_t count = questions_->questions.size();
  std::vector<std::uint8_t> passing(count);
  const auto keep = [&](const auto& passes) {
    for (std::uint32_t item = 0; item < count; ++item) passing[item] = passes(item) != test.excludes ? 1 : 0;
  };
  if (const ItemField* field = find_field(fields_, test.field)) {
    const std::vector<std::uint8_t> values = passing_values(*field, test);
    keep([&](std::uint32_t item) { return field->of_item[item] != kNoValue && values[field->of_item[item]] != 0; });
  } else if (test.field == item_field::kId) {
    keep([&](std::uint32_t item) { return passes_test(questions_->questions[item].id.value, test); });
  } else if (const auto mode = test.field == item_field::kReview ? review_mode(test.value) : std::nullopt) {
    keep([&](std::uint32_t item) { return (review_[item] & review_bit(*mode)) != 0; });
  } else if (test.field == item_field::kNote) {
    std::vector<std::uint8_t> noted(count);
    for (const Remarked& remark : remarked_)
      noted[remark.item] |= test.value == "any" || test.value == remark.word ? 1 : 0;
    keep([&](std::uint32_t item) { return noted[item] != 0; });
  } else if (const auto outcome = asked_outcome(test.field)) {
    const auto row = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const ItemRow& r) { return r.submission->submission.row.value == test.value; });
    keep([&](std::uint32_t item) {
      return row != rows_.end() && row->run != nullptr && item < row->run->verdicts.size() &&
             row->run->verdicts.outcome(item) == *outcome;
    });
  } else {
    keep([](std::uint32_t) { return false; });  // an unknown field: nothing has it
  }
  return passing;
}

bool ItemsView::found(const TextTerm& term, text::PatternSearch* pattern, std::uint32_t item) const {
  const Question& question = questions_->questions[item];
  const auto in = [&](std::string_view text) {
    return pattern != nullptr ? pattern->found_in(text) : contains_folded(text, term.word);
  };
  const auto looks_in = [&](SearchPart part) { return term.part == SearchPart::Anywhere || term.part == part; };
  if (looks_in(SearchPart::Question) && (in(question.text) || in(question.text_zh))) return true;
  if (term.part == SearchPart::Anywhere && in(question.id.value)) return true;
  if (looks_in(SearchPart::Option) && (std::any_of(question.options.begin(), question.options.end(), in) ||
                                       std::any_of(question.options_zh.begin(), question.options_zh.end(), in)))
    return true;
  return looks_in(SearchPart::Reply) && std::any_of(rows_.begin(), rows_.end(), [&](const ItemRow& row) {
           const Prediction* prediction = prediction_of(row, item);
           return prediction != nullptr && prediction->response && in(*prediction->response);
         });
}

std::vector<std::uint8_t> ItemsView::passing(std::span<const FilterGroup> groups) const {
  const std::size_t count = questions_ == nullptr ? 0 : questions_->questions.size();
  std::vector<std::uint8_t> kept(count, 1);
  for (const FilterGroup& group : groups) {
    std::vector<std::uint8_t> any(count);
    for (const FieldTest& test : group) {
      const std::vector<std::uint8_t> passing = passing_items(test);
      for (std::size_t i = 0; i < count; ++i) any[i] |= passing[i];
    }
    for (std::size_t i = 0; i < count; ++i) kept[i] &= any[i];
  }
  return kept;
}

void ItemsView::filter(const Query& query) {
  search_ = parse_item_search(query.search, [&](std::string_view key) { return is_field(key); });
  items_.clear();
  if (search_.fault) return;
  const std::size_t count = questions_->questions.size();
  std::vector<std::uint8_t> kept = passing(query.filters);
  for (const FieldTest& test : search_.fields) {
    const std::vector<std::uint8_t> fits = passing_items(test);
    for (std::size_t i = 0; i < count; ++i) kept[i] &= fits[i];
  }
  for (const TextTerm& term : search_.terms) {
    std::optional<text::PatternSearch> pattern;
    if (term.pattern) pattern.emplace(*term.pattern);
    for (std::uint32_t item = 0; item < count; ++item) {
      if (kept[item] != 0 && found(term, pattern ? &*pattern : nullptr, item) == term.excludes) kept[item] = 0;
    }
  }
  for (std::uint32_t item = 0; item < count; ++item) {
    if (kept[item] != 0) items_.push_back(item);
  }
}

}  // namespace ego::web
