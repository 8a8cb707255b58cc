#include "shell/cli/parse_command.h"

#include <istream>
#include <ostream>
#include <utility>

#include "core/json/parse.h"
#include "core/json/writer.h"

namespace ego::cli {
namespace {

Question question_of(const json::Value& line) {
  Question question;
  question.id =
      QuestionId{line.find("id") == nullptr ? std::string("line") : line.find("id")->as_id_text().value_or("line")};
  question.type = line.text_or_empty("question_type");
  question.text = line.text_or_empty("question");
  if (const json::Value* gold = line.find("gold")) question.gold = question.open_gold = *gold;
  const json::Value* options = line.find("options");
  const json::Array* list = options == nullptr ? nullptr : options->if_array();
  if (list == nullptr) return question;
  for (const json::Value& option : *list) question.options.push_back(option.as_id_text().value_or(std::string()));
  return question;
}

Prediction prediction_of(const json::Value& line) {
  Prediction prediction;
  prediction.id = "line";
  if (const json::Value* response = line.find("response"); response != nullptr && response->is_string()) {
    prediction.response = *response->if_string();
  }
  if (const json::Value* answer = line.find("answer")) prediction.answer = *answer;
  if (const json::Value* judge = line.find("judge_response"); judge != nullptr && judge->is_string()) {
    prediction.judge_response = *judge->if_string();
  }
  return prediction;
}

}  // namespace

json::Value parse_line(const Benchmark& benchmark, const Profile& profile, const json::Value& line) {
  Question question = question_of(line);
  const bool has_gold = !question.gold.is_null();
  // Profiles do not read a reply that nothing can be compared with. Some letter makes them read it; the status is not told.
  if (!has_gold && !question.options.empty()) question.gold = json::Value("A");
  const Verdict verdict = benchmark.judge(profile, question, prediction_of(line));
  json::Object out;
  if (line.find("id") != nullptr) out.emplace_back("id", question.id.value);
  out.emplace_back("profile", profile.id.value);
  out.emplace_back("answer", verdict.answer.empty() ? json::Value{} : json::Value{verdict.answer});
  out.emplace_back("rule", verdict.rule);
  if (verdict.span) {
    out.emplace_back("span", json::Array{json::number(std::uint64_t{verdict.span->begin}),
                                         json::number(std::uint64_t{verdict.span->end})});
  }
  const bool judged = has_gold || verdict.outcome == Outcome::Invalid;
  out.emplace_back("status", to_string(judged ? verdict.outcome : Outcome::Unscorable));
  if (verdict.reason != InvalidReason::None) out.emplace_back("reason", to_string(verdict.reason));
  return out;
}

void ParseCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  declare_profiles(app, benchmark);
  declare_messages(app, messages);
  app.footer(
      "Standard input: JSON lines with response, options, question_type and gold; also answer, id, question, "
      "judge_response.\n"
      "Standard output: one line for each line and profile, with answer, rule, span (bytes), status and reason.");
}

ExitCode ParseCommand::run(Environment& environment) const {
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  const ScoreRequest request = score_request(benchmark, {}, {});
  Diagnostics diagnostics;
  const auto profiles = choose_profiles(*request.benchmark, request.profiles);
  if (!profiles) return fail_with(environment.err, diagnostics, profiles.error(), message_form);
  std::string line;
  for (std::uint64_t number = 1; std::getline(environment.in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const Result<json::Value> value = json::parse(line, "stdin", json::Dialect::Harness, diagnostics);
    if (!value || !value.value().is_object()) {
      Error error = value ? make_error(Code::WrongType, "expected an object on the line", "stdin") : value.error();
      error.line = number;  // the parser saw one line only
      diagnostics.add(std::move(error));
      continue;
    }
    for (const Profile* profile : profiles.value()) {
      environment.out << json::write(parse_line(*request.benchmark, *profile, value.value()), json::Layout::Compact)
                      << '\n';
    }
    environment.out.flush();  // a reader at the other end of the pipe gets each verdict as soon as it is made
  }
  print_messages(environment.err, diagnostics, message_form);
  if (!environment.out)
    return fail_output(environment.err, make_error(Code::UnreadableFile, "standard output cannot be written"));
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
