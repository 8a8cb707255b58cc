#include "core/board/item_matrix.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/base/little_endian.h"
#include "core/compare/pair.h"

namespace ego {
namespace {

constexpr std::string_view kMagic = "EGSM";
constexpr std::size_t kHeader = 16;
constexpr std::uint32_t kPlain = 1;
constexpr std::uint32_t kMarked = 2;
constexpr std::size_t kMarkBytes = 16;
constexpr std::uint64_t kMaxCells = std::uint64_t{1} << 30;
constexpr std::size_t kOutcomes = 8;
constexpr std::size_t kNamedOptions = 30;

std::optional<unsigned> letter_index(std::string_view text) {
  if (text.size() != 1) return std::nullopt;
  const char c = text[0];
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a');
  return std::nullopt;
}

/// `A. three tools` and `(A) three tools` name the option `three tools`, too.
std::string_view without_letter(std::string_view option) {
  if (option.size() > 2 && letter_index(option.substr(0, 1)) &&
      (option[1] == '.' || option[1] == ')' || option[1] == ':')) {
    option.remove_prefix(2);
    while (!option.empty() && option.front() == ' ') option.remove_prefix(1);
  }
  return option;
}

Result<Ok> read_marks(ByteView bytes, std::string_view label, ItemMatrix& matrix) {
  const auto count = little_endian<std::uint32_t>(bytes, 0);
  bytes.remove_prefix(sizeof(std::uint32_t));
  const Error damaged = make_error(Code::SyntaxError, "marks of an item matrix are cut or outside of it",
                                   std::string{label}, "fetch the file again: it is cut or damaged");
  if (bytes.size() != std::uint64_t{count} * kMarkBytes) return damaged;
  for (std::size_t at = 0; at < bytes.size(); at += kMarkBytes) {
    const auto row = little_endian<std::uint32_t>(bytes, at);
    const auto item = little_endian<std::uint32_t>(bytes, at + 4);
    const double mark = std::bit_cast<double>(little_endian<std::uint64_t>(bytes, at + 8));
    if (row >= matrix.rows() || item >= matrix.items() || !(mark >= 0 && mark <= 1)) return damaged;
    matrix.set_mark(row, item, mark);
  }
  return Ok{};
}

}  // namespace

ByteBuffer write_item_matrix(const ItemMatrix& matrix) {
  ByteBuffer out;
  out.reserve(kHeader + matrix.cells().size());
  out += kMagic;
  append_little_endian(out, matrix.marks().empty() ? kPlain : kMarked);
  append_little_endian(out, static_cast<std::uint32_t>(matrix.rows()));
  append_little_endian(out, static_cast<std::uint32_t>(matrix.items()));
  out.append(matrix.cells().begin(), matrix.cells().end());
  if (matrix.marks().empty()) return out;
  append_little_endian(out, static_cast<std::uint32_t>(matrix.marks().size()));
  for (const auto& [cell, mark] : matrix.marks()) {
    append_little_endian(out, static_cast<std::uint32_t>(cell / matrix.items()));
    append_little_endian(out, static_cast<std::uint32_t>(cell % matrix.items()));
    append_little_endian(out, std::bit_cast<std::uint64_t>(mark));
  }
  return out;
}

std::optional<double> ItemMatrix::mark(std::size_t row, std::size_t item) const {
  const auto found = marks_.find(row * items_ + item);
  return found == marks_.end() ? std::nullopt : std::optional(found->second);
}

Result<ItemMatrix> read_item_matrix(ByteView bytes, std::string_view label) {
  const std::string input{label};
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) {
    return make_error(Code::SyntaxError, "not an item matrix: does not start with EGSM and a 16-byte header", input);
  }
  const auto version = little_endian<std::uint32_t>(bytes, 4);
  if (version != kPlain && version != kMarked) {
    return make_error(Code::UnsupportedVersion,
                      "item matrix of version " + std::to_string(version) + ", expected 1 or 2", input);
  }
  const std::uint64_t rows = little_endian<std::uint32_t>(bytes, 8);
  const std::uint64_t items = little_endian<std::uint32_t>(bytes, 12);
  if (rows * items > kMaxCells) return make_error(Code::LimitExceeded, "item matrix has more than 2^30 cells", input);
  const std::uint64_t cells_end = kHeader + rows * items;
  if (version == kPlain ? bytes.size() != cells_end : bytes.size() < cells_end + sizeof(std::uint32_t)) {
    return make_error(Code::SyntaxError,
                      "item matrix of " + std::to_string(rows) + " x " + std::to_string(items) + " cells holds " +
                          std::to_string(bytes.size() - kHeader) + " bytes",
                      input, "fetch the file again: it is cut or damaged");
  }
  ItemMatrix matrix(static_cast<std::size_t>(rows), static_cast<std::size_t>(items));
  std::copy_n(bytes.begin() + kHeader, matrix.cells().size(), matrix.cells().begin());
  if (version == kMarked) {
    EGO_TRY([[maybe_unused]] const Ok marks,
            read_marks(bytes.substr(static_cast<std::size_t>(cells_end)), label, matrix));
  }
  return matrix;
}

std::uint8_t answer_number(const Question& question, std::string_view answer) {
  if (answer.empty()) return 0;
  const std::size_t named = std::min(question.options.size(), kNamedOptions);
  if (const auto index = letter_index(answer)) {
    return *index < named ? static_cast<std::uint8_t>(*index + 1) : kOtherAnswer;
  }
  for (std::size_t i = 0; i < named; ++i) {
    const std::string_view option = question.options[i];
    if (answer == option || answer == without_letter(option)) return static_cast<std::uint8_t>(i + 1);
  }
  return kOtherAnswer;
}

ItemMatrix outcome_matrix(std::size_t items, std::span<const ScoredRun* const> runs) {
  ItemMatrix matrix(runs.size(), items);
  for (std::size_t row = 0; row < runs.size(); ++row) {
    const ScoredRun* run = runs[row];
    for (std::size_t item = 0; item < items; ++item) {
      const bool ran = run != nullptr && item < run->verdicts.size();
      const Outcome outcome = ran ? run->verdicts.outcome(item) : Outcome::NotSubmitted;
      matrix.set(row, item, outcome, 0);
      if (outcome == Outcome::Partial) matrix.set_mark(row, item, item_score(run->verdicts[item]));
    }
  }
  return matrix;
}

ItemMatrix make_item_matrix(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                            const ProfileId& profile) {
  std::vector<const ScoredRun*> runs;
  for (const ScoredSubmission& row : rows) runs.push_back(run_of(row, profile));
  ItemMatrix matrix = outcome_matrix(questions.questions.size(), runs);
  for (std::size_t row = 0; row < runs.size(); ++row) {
    if (runs[row] == nullptr) continue;
    const VerdictTable& verdicts = runs[row]->verdicts;
    for (std::size_t item = 0; item < std::min(matrix.items(), verdicts.size()); ++item) {
      matrix.set(row, item, matrix.outcome(row, item), answer_number(questions.questions[item], verdicts.answer(item)));
    }
  }
  return matrix;
}

ItemSubset ItemSubset::none(std::size_t items) {
  ItemSubset subset;
  subset.items = items;
  subset.words.assign((items + 63) / 64, 0);
  return subset;
}

ItemSubset ItemSubset::all(std::size_t items) {
  ItemSubset subset = none(items);
  std::fill(subset.words.begin(), subset.words.end(), ~std::uint64_t{0});
  if (items % 64 != 0) subset.words.back() = (std::uint64_t{1} << (items % 64)) - 1;
  return subset;
}

std::size_t ItemSubset::count() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

ItemSubset items_of_column(const QuestionSet& questions, const Column& column) {
  ItemSubset subset = ItemSubset::none(questions.questions.size());
  for (std::size_t i = 0; i < questions.questions.size(); ++i) {
    if (questions.in_column(questions.questions[i], column)) subset.insert(i);
  }
  return subset;
}

ItemSubset ItemSubset::intersect(const ItemSubset& other) const {
  ItemSubset both = *this;
  const std::size_t shared = std::min(words.size(), other.words.size());
  for (std::size_t i = 0; i < shared; ++i) both.words[i] &= other.words[i];
  return both;
}

OutcomePlanes::OutcomePlanes(const ItemMatrix& matrix)
    : rows_(matrix.rows()),
      items_(matrix.items()),
      words_((matrix.items() + 63) / 64),
      bits_(rows_ * kOutcomes * words_),
      present_(rows_),
      partial_(matrix.marks().empty() ? 0 : rows_) {
  for (const auto& [cell, mark] : matrix.marks()) {
    partial_[cell / items_].emplace_back(static_cast<std::uint32_t>(cell % items_), mark);
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    std::uint64_t* planes = bits_.data() + row * kOutcomes * words_;
    for (std::size_t item = 0; item < items_; ++item) {
      const auto outcome = static_cast<std::size_t>(matrix.outcome(row, item));
      planes[outcome * words_ + item / 64] |= std::uint64_t{1} << (item % 64);
      present_[row] = static_cast<std::uint8_t>(present_[row] | 1U << outcome);
    }
  }
}

OutcomePlanes::Mask OutcomePlanes::mask(const ItemSubset& subset) const {
  Mask mask;
  const std::size_t words = std::min(words_, subset.words.size());
  for (std::size_t i = 0; i < words; ++i) {
    if (subset.words[i] == 0) continue;
    mask.words.push_back(static_cast<std::uint32_t>(i));
    mask.bits.push_back(subset.words[i]);
    mask.count += static_cast<std::uint32_t>(std::popcount(subset.words[i]));
  }
  return mask;
}

OutcomeCounts OutcomePlanes::count(std::size_t row, const Mask& mask) const {
  OutcomeCounts counts{};
  const std::uint64_t* planes = bits_.data() + row * kOutcomes * words_;
  std::uint32_t left = mask.count;
  unsigned present = present_[row];
  while (present != 0) {
    const auto outcome = static_cast<std::size_t>(std::countr_zero(present));
    present &= present - 1;
    if (present == 0) {
      counts[outcome] = left;  // every item has one outcome: the last one has what the others left
      break;
    }
    const std::uint64_t* plane = planes + outcome * words_;
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < mask.words.size(); ++i) {
      n += static_cast<std::uint32_t>(std::popcount(plane[mask.words[i]] & mask.bits[i]));
    }
    counts[outcome] = n;
    left -= n;
  }
  return counts;
}

double OutcomePlanes::partial_sum(std::size_t row, const Mask& mask) const {
  if (partial_.empty()) return 0;
  double sum = 0;
  for (const auto& [item, mark] : partial_[row]) {
    const auto word = std::lower_bound(mask.words.begin(), mask.words.end(), item / 64);
    if (word == mask.words.end() || *word != item / 64) continue;
    if ((mask.bits[static_cast<std::size_t>(word - mask.words.begin())] >> (item % 64) & 1) != 0) sum += mark;
  }
  return sum;
}

std::vector<OutcomeCounts> OutcomePlanes::count_all(const ItemSubset& subset) const {
  const Mask ready = mask(subset);
  std::vector<OutcomeCounts> counts(rows_);
  for (std::size_t row = 0; row < rows_; ++row) counts[row] = count(row, ready);
  return counts;
}

std::span<const std::uint64_t> OutcomePlanes::plane(std::size_t row, Outcome outcome) const {
  return std::span(bits_).subspan((row * kOutcomes + static_cast<std::size_t>(outcome)) * words_, words_);
}

}  // namespace ego
