#include "web/state/play.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "core/json/parse.h"
#include "core/json/writer.h"

namespace ego::web {
namespace {

constexpr std::string_view kFormat = "egoscope.play";
constexpr int kHexadecimal = 16;

std::string hex(std::uint64_t value) {
  char digits[16];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value, kHexadecimal).ptr;
  return {digits, end};
}

json::Value answer_value(const PlayAnswer& answer) {
  json::Object out{{"id", answer.item}, {"secs", json::number(answer.secs)}};
  if (answer.option) out.emplace_back("option", json::number(std::uint64_t{*answer.option}));
  if (!answer.text.empty()) out.emplace_back("text", answer.text);
  if (answer.unknown) out.emplace_back("unknown", true);
  if (answer.confidence) out.emplace_back("confidence", json::number(*answer.confidence));
  if (answer.window_secs) out.emplace_back("window_secs", json::number(*answer.window_secs));
  return out;
}

bool is_true(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value != nullptr && value->if_bool() != nullptr && *value->if_bool();
}

double number_or(const json::Value& object, std::string_view name, double otherwise) {
  const json::Value* value = object.find(name);
  return value == nullptr ? otherwise : value->as_double().value_or(otherwise);
}

std::optional<double> time_or_none(const json::Value& object, std::string_view name) {
  const double secs = number_or(object, name, -1);
  return secs >= 0 ? std::optional(secs) : std::nullopt;
}

/// What is not there is as a test without conditions has it: sessions of before go on.
PlayConditions read_conditions(const json::Value& root) {
  PlayConditions conditions;
  const json::Value* stated = root.find("conditions");
  if (stated == nullptr) return conditions;
  conditions.seen = stated->text_or_empty("frames");
  if (is_true(*stated, "silent")) conditions.sound = PlaySound::Off;
  if (is_true(*stated, "once")) conditions.replay = Replay::Once;
  if (is_true(*stated, "window")) conditions.window = AnswerWindow::Short;
  if (is_true(*stated, "streaming")) conditions.order = PlayOrder::Streaming;
  return conditions;
}

json::Value conditions_value(const PlayConditions& conditions) {
  return json::Object{{"frames", conditions.seen},
                      {"silent", conditions.sound == PlaySound::Off},
                      {"once", conditions.replay == Replay::Once},
                      {"window", conditions.window == AnswerWindow::Short},
                      {"streaming", conditions.order == PlayOrder::Streaming}};
}

PlayAnswer read_answer(const json::Value& object) {
  PlayAnswer answer;
  answer.item = object.text_or_empty("id");
  answer.text = object.text_or_empty("text");
  answer.unknown = is_true(object, "unknown");
  answer.secs = std::max(0.0, number_or(object, "secs", 0));
  constexpr double kMostOptions = 26;
  if (const double option = number_or(object, "option", -1); option >= 0 && option < kMostOptions)
    answer.option = static_cast<std::uint32_t>(option);
  if (const double confidence = number_or(object, "confidence", -1); confidence >= 0 && confidence <= 1)
    answer.confidence = confidence;
  answer.window_secs = time_or_none(object, "window_secs");
  return answer;
}

}  // namespace

const PlaySession* find_session(const PlayState& play, std::string_view bench) {
  const auto found = std::find_if(play.sessions.begin(), play.sessions.end(),
                                  [&](const PlaySession& session) { return session.bench == bench; });
  return found == play.sessions.end() ? nullptr : &*found;
}

PlaySession* find_session(PlayState& play, std::string_view bench) {
  return const_cast<PlaySession*>(find_session(std::as_const(play), bench));
}

const std::string& asked_item(const PlaySession& session) {
  static const std::string none;
  if (session.phase == PlayPhase::Asking && session.answers.size() < session.items.size())
    return session.items[session.answers.size()];
  if (session.phase == PlayPhase::Revealed && !session.answers.empty()) return session.answers.back().item;
  return none;
}

double secs_in_sight(const PlaySession& session, std::int64_t now_ms) {
  constexpr double kMsPerSecond = 1000;
  const std::int64_t in_sight = session.shown_ms > 0 ? std::max<std::int64_t>(0, now_ms - session.shown_ms) : 0;
  return static_cast<double>(session.spent_ms + in_sight) / kMsPerSecond;
}

std::string write_session(const PlaySession& session) {
  json::Array items;
  for (const std::string& item : session.items) items.emplace_back(item);
  json::Array answers;
  for (const PlayAnswer& answer : session.answers) answers.push_back(answer_value(answer));
  json::Object question{{"spent_ms", json::number(session.spent_ms)},
                        {"reached_micros", json::number(session.reached_micros)},
                        {"clip_ended", session.clip_ended}};
  if (session.window_secs) question.emplace_back("window_secs", json::number(*session.window_secs));
  return json::write(json::Object{{"format", kFormat},
                                  {"version", "1.0"},
                                  {"benchmark", session.bench},
                                  {"set", session.settings.set},
                                  {"seed", hex(session.settings.seed)},
                                  {"shuffled", session.settings.shuffled},
                                  {"reveal", session.settings.reveal == GoldReveal::AfterEach ? "each" : "end"},
                                  {"started_ms", json::number(session.started_ms)},
                                  {"conditions", conditions_value(session.settings.conditions)},
                                  {"question", std::move(question)},
                                  {"revealed", session.phase == PlayPhase::Revealed},
                                  {"items", std::move(items)},
                                  {"answers", std::move(answers)}},
                     json::Layout::Compact);
}

std::optional<PlaySession> read_session(std::string_view text) {
  Diagnostics ignored;
  const Result<json::Value> parsed = json::parse(text, "", json::Dialect::Strict, ignored);
  if (!parsed.ok() || parsed.value().text_or_empty("format") != kFormat) return std::nullopt;
  const json::Value& root = parsed.value();
  const json::Value* items = root.find("items");
  const json::Value* answers = root.find("answers");
  if (items == nullptr || !items->is_array() || answers == nullptr || !answers->is_array()) return std::nullopt;
  PlaySession session;
  session.bench = root.text_or_empty("benchmark");
  session.settings.set = root.text_or_empty("set");
  const std::string_view seed = root.text_or_empty("seed");
  std::from_chars(seed.data(), seed.data() + seed.size(), session.settings.seed, kHexadecimal);
  session.settings.shuffled = is_true(root, "shuffled");
  session.settings.reveal = root.text_or_empty("reveal") == "each" ? GoldReveal::AfterEach : GoldReveal::AtEnd;
  session.started_ms = static_cast<std::int64_t>(number_or(root, "started_ms", 0));
  session.settings.conditions = read_conditions(root);
  // Of the question in sight; sessions of before have its time alone, beside the rest.
  const json::Value* nested = root.find("question");
  const json::Value& question = nested != nullptr ? *nested : root;
  const auto count = [&](std::string_view name) {
    return static_cast<std::int64_t>(std::max(0.0, number_or(question, name, 0)));
  };
  session.spent_ms = count("spent_ms");
  session.reached_micros = session.kept_micros = count("reached_micros");
  session.clip_ended = is_true(question, "clip_ended");
  session.window_secs = time_or_none(question, "window_secs");
  for (const json::Value& item : *items->if_array()) session.items.push_back(item.as_id_text().value_or(std::string{}));
  for (const json::Value& answer : *answers->if_array()) session.answers.push_back(read_answer(answer));
  // Answers are those of the first items, in their order; anything else was not written by this page.
  if (session.items.empty() || session.answers.size() > session.items.size()) return std::nullopt;
  for (std::size_t i = 0; i < session.answers.size(); ++i) {
    if (session.answers[i].item != session.items[i]) return std::nullopt;
  }
  session.phase = PlayPhase::Asking;
  if (is_true(root, "revealed") && !session.answers.empty())
    session.phase = PlayPhase::Revealed;
  else if (session.answers.size() == session.items.size())
    session.phase = PlayPhase::Done;
  return session;
}

}  // namespace ego::web
