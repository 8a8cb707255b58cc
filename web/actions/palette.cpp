#include "web/actions/palette.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "web/actions/fuzzy.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

constexpr std::string_view kCommandKey = "command/";
constexpr std::size_t kMostTargets = 8;    // of one kind
constexpr std::size_t kMostPairSides = 3;  // rows that a typed word may mean

struct Scored {
  int score = 0;
  PaletteEntry entry;
};

/// A row or benchmark that can be named.
struct Name {
  std::string id;
  std::string title;
};

std::optional<int> best_score(std::initializer_list<std::string_view> titles, std::string_view typed) {
  std::optional<int> best;
  for (const std::string_view title : titles) {
    if (const auto score = fuzzy_score(title, typed)) best = std::max(best.value_or(*score), *score);
  }
  return best;
}

std::vector<std::string_view> words_of(std::string_view typed) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', at), typed.size());
    if (end > at) words.push_back(typed.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string spoken_keys(const Command& command) {
  std::string out;
  for (const std::string_view key : command.keys) {
    if (key.empty()) continue;
    if (!out.empty()) out += "  ";
    out += key_text(key);
  }
  return out;
}

/// Does something to the row or item under the cursor, rather than moving it.
bool concerns_row(const Command& command) {
  constexpr std::array kOnes{"open", "basket", "filter-value", "compare", "pin", "copy-tsv", "note"};
  return std::find(kOnes.begin(), kOnes.end(), command.id) != kOnes.end();
}

void add_commands(const CommandContext& context, Tongue tongue, std::vector<Scored>& out) {
  const PaletteState& palette = context.state.palette;
  int place = static_cast<int>(command_list().size());
  for (const Command& command : command_list()) {
    --place;
    const auto action = command.action(context);
    if (!action || command.id == "palette") continue;
    if (palette.menu && palette.text.empty() && !concerns_row(command)) continue;
    const auto score = best_score(
        {text(command.title, Tongue::English), text(command.title, Tongue::Chinese), command.id}, palette.text);
    if (!score) continue;
    const auto recent = std::find(palette.recent.begin(), palette.recent.end(), command.id);
    const auto bonus = static_cast<int>(palette.recent.end() - recent);
    // Nothing typed: what was used lately, then the order of the list.
    const int rank = palette.text.empty() ? 1000 * bonus + place : *score + bonus;
    out.push_back({rank,
                   {std::string(kCommandKey) + std::string(command.id),
                    text(command.title, tongue),
                    spoken_keys(command),
                    {*action}}});
  }
}

std::vector<Name> row_names(const CommandContext& context) {
  std::vector<Name> names;
  if (const Board* board = context.views.board.board()) {
    for (const BoardRow& row : board->rows) names.push_back({row.id.value, row.name});
  }
  return names;
}

std::vector<std::pair<int, const Name*>> matching(const std::vector<Name>& names, std::string_view typed,
                                                  std::size_t most) {
  std::vector<std::pair<int, const Name*>> found;
  for (const Name& name : names) {
    if (const auto score = best_score({name.title, name.id}, typed)) found.emplace_back(*score, &name);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > most) found.resize(most);
  return found;
}

void add_rows(const CommandContext& context, Tongue tongue, const std::vector<Name>& rows, std::vector<Scored>& out) {
  for (const auto& [score, row] : matching(rows, context.state.palette.text, kMostTargets))
    out.push_back({score,
                   {"row/" + row->id,
                    row->title,
                    text(Text::PaletteRow, tongue),
                    {OpenView{ViewKind::Board}, ToggleDrawer{row->id}}}});
}

/// `pair base sft`: the rows that both words may mean, the baseline first.
void add_pairs(const std::vector<std::string_view>& words, Tongue tongue, const std::vector<Name>& rows,
               std::vector<Scored>& out) {
  if (words.size() != 3 || !best_score({"pair", "compare", text(Text::Pair, Tongue::Chinese)}, words[0])) return;
  for (const auto& [left_score, left] : matching(rows, words[1], kMostPairSides)) {
    for (const auto& [right_score, right] : matching(rows, words[2], kMostPairSides)) {
      if (left == right) continue;
      const std::string title = text(Text::PalettePair, tongue, {left->title, right->title});
      out.push_back(
          {100 + left_score + right_score,
           {"pair/" + left->id + "/" + right->id, title, text(Text::Pair, tongue), {OpenPair{left->id, right->id}}}});
    }
  }
}

/// `item 203`, or the id alone.
void add_items(const CommandContext& context, const std::vector<std::string_view>& words, Tongue tongue,
               std::vector<Scored>& out) {
  const QuestionSet* questions = context.views.items.questions();
  if (questions == nullptr || words.empty()) return;
  const bool named = words.size() == 2 && best_score({"item", text(Text::Question, Tongue::Chinese)}, words[0]);
  if (!named && words.size() != 1) return;
  const std::string_view wanted = words.back();
  std::size_t added = 0;
  for (const Question& question : questions->questions) {
    const std::size_t at = question.id.value.find(wanted);
    if (at == std::string::npos || added == kMostTargets) continue;
    ++added;
    constexpr int kExact = 300;
    constexpr int kInside = 50;
    const int score = question.id.value == wanted ? kExact : kInside + (named ? kExact / 2 : 0);
    out.push_back({score,
                   {"item/" + question.id.value,
                    text(Text::PaletteItem, tongue, {question.id.value}),
                    text(Text::Question, tongue),
                    {OpenItem{question.id.value}}}});
  }
}

void add_benchmarks(const CommandContext& context, Tongue tongue, std::vector<Scored>& out) {
  for (const BenchmarkData& data : context.state.benchmarks) {
    const SiteBenchmark& entry = data.entry;
    const auto score = best_score({entry.title, entry.title_zh, entry.id}, context.state.palette.text);
    if (!score) continue;
    const bool chinese = tongue == Tongue::Chinese && !entry.title_zh.empty();
    out.push_back({*score,
                   {"bench/" + entry.id,
                    chinese ? entry.title_zh : entry.title,
                    text(Text::PaletteBenchmark, tongue),
                    {OpenBenchmark{entry.id}}}});
  }
}

}  // namespace

std::vector<PaletteEntry> palette_entries(const CommandContext& context, Tongue tongue) {
  std::vector<Scored> scored;
  add_commands(context, tongue, scored);
  const std::vector<std::string_view> words = words_of(context.state.palette.text);
  if (!words.empty()) {
    const std::vector<Name> rows = row_names(context);
    add_rows(context, tongue, rows, scored);
    add_pairs(words, tongue, rows, scored);
    add_items(context, words, tongue, scored);
    add_benchmarks(context, tongue, scored);
  }
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
  if (scored.size() > kMostEntries) scored.resize(kMostEntries);
  std::vector<PaletteEntry> entries;
  std::transform(scored.begin(), scored.end(), std::back_inserter(entries),
                 [](Scored& one) { return std::move(one.entry); });
  return entries;
}

std::vector<Action> run_entry(const PaletteEntry& entry) {
  std::vector<Action> actions{ClosePalette{}};
  if (entry.key.starts_with(kCommandKey)) actions.emplace_back(NoteRecent{entry.key.substr(kCommandKey.size())});
  actions.insert(actions.end(), entry.actions.begin(), entry.actions.end());
  return actions;
}

std::vector<Action> palette_key(std::string_view key, const CommandContext& context, Tongue tongue) {
  if (key == "Escape") return {ClosePalette{}};
  const bool down = key == "ArrowDown";
  if (!down && key != "ArrowUp" && key != "Enter") return {};
  const std::vector<PaletteEntry> entries = palette_entries(context, tongue);
  if (entries.empty()) return {ClosePalette{}};
  const int count = static_cast<int>(entries.size());
  const int chosen = std::clamp(context.state.palette.chosen, 0, count - 1);
  if (key == "Enter") return run_entry(entries[static_cast<std::size_t>(chosen)]);
  return {ChoosePalette{(chosen + (down ? 1 : count - 1)) % count}};
}

}  // namespace ego::web
