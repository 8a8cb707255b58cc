#include <fmt/format.h>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/pair_parts.h"
#include "web/panels/panels.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

constexpr double kPoints = 100;

std::string points(double fraction) { return fmt::format("{:.1f}", kPoints * fraction); }

Text verdict_text(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return Text::PairVerdictBetter;
    case PairVerdict::Worse:
    case PairVerdict::WithinMargin: return Text::PairVerdictWorse;
    case PairVerdict::NoDifferenceShown:
    case PairVerdict::NotWorse: return Text::PairVerdictNone;
    case PairVerdict::Inconclusive: return Text::PairVerdictInconclusive;
  }
  return Text::PairVerdictInconclusive;
}

class Lines {
 public:
  Lines(Ui& ui, const Rect& rect) : ui_(ui), stack_(rect.x, rect.y, rect.w), top_(rect.y) {}

  void add(std::string_view key, const std::string& text, const TextLook& look) {
    if (text.empty()) return;
    const Rect block = stack_.take(prose_height(ui_, wrap(ui_, text, stack_.here().w, look).size(), look));
    draw_prose(ui_, text, block, look);
    ui_.mirror.add(Role::Text, key, text, block);
    stack_.space(ui_.px(ui_.size().gap_tiny) / 2);
  }
  float height() const { return stack_.here().y - top_; }

 private:
  Ui& ui_;
  Stack stack_;
  float top_;
};

std::string test_words(const Ui& ui, const Comparison& comparison) {
  std::string text = ui.say(Text::PairSignFlip, {p_text(comparison.test.p)});
  if (comparison.test.p_mid) text += "  \u00b7  " + ui.say(Text::PairMidP, {p_text(*comparison.test.p_mid)});
  return text;
}

std::string mcnemar_words(const Ui& ui, const Comparison& comparison) {
  for (const PairTest& test : comparison.also) {
    if (test.name == "mcnemar_exact")
      return ui.say(Text::PairMcNemar, {p_text(test.p), p_text(test.p_mid.value_or(test.p))});
  }
  return {};
}

std::string bounds_words(const Ui& ui, const Comparison& comparison) {
  if (!comparison.bounds) return {};
  const DifferenceBounds& bounds = *comparison.bounds;
  std::string text =
      ui.say(Text::PairBounds, {std::to_string(bounds.items), points_text(bounds.lo), points_text(bounds.hi)});
  if (bounds.best != bounds.worst) text += std::string("; ") + ui.say(Text::PairBoundsOpen);
  return text;
}

}  // namespace

float pair_numbers_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const PairView& view = views.pair;
  const Comparison& comparison = *view.comparison();
  const TextLook small{.size = ui.size().small};
  const TextLook muted{.size = ui.size().small, .color = ui.color().text_muted};
  Lines lines(ui, rect);
  lines.add("verdict", ui.say(verdict_text(comparison.verdict), {view.candidate().name, view.baseline().name}),
            {.size = ui.size().subtitle, .weight = Weight::Strong});
  std::string difference =
      std::string(ui.say(Text::PairDifference)) + "  " + ui.say(Text::PairPoints, {points_text(comparison.difference)});
  if (const std::string interval = points_interval(comparison); !interval.empty()) difference += "  " + interval;
  lines.add("difference", difference, {});
  lines.add("test", test_words(ui, comparison), {});
  if (state.query.targets.size() == 2) {
    const auto pair = views.basket.find(state.query.targets[0], state.query.targets[1]);
    if (pair && pair->p_family)
      lines.add("family",
                ui.say(Text::PairFamilyP, {std::to_string(views.basket.rows().size()), p_text(*pair->p_family)}), {});
  }
  if (comparison.mde80) lines.add("mde", ui.say(Text::PairMde, {points(*comparison.mde80)}), small);
  lines.add("bounds", bounds_words(ui, comparison), small);
  if (comparison.table.format_flips > 0)
    lines.add("format-flips", ui.say(Text::PairFormatCount, {std::to_string(comparison.table.format_flips)}), small);
  if (const auto flips = view.expected_flips())
    lines.add("expected-flips", ui.say(Text::PairFlips, {fmt::format("{:.1f}", *flips)}), small);
  lines.add("mcnemar", mcnemar_words(ui, comparison), muted);
  std::string shared =
      ui.say(Text::PairClusters, {std::to_string(comparison.table.n()), std::to_string(comparison.clusters)});
  lines.add("shared", shared + "  \u00b7  " + profile_label(*state.current(), comparison.profile.value), muted);
  for (const std::string& flag : comparison.flags) lines.add("flag/" + flag, flag_words(ui, flag), muted);
  return lines.height();
}

}  // namespace ego::web
