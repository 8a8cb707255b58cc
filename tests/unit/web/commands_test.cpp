#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <utility>

#include "web/actions/apply.h"
#include "web/actions/commands.h"
#include "web/actions/fuzzy.h"
#include "web/views/views.h"

using namespace ego::web;

namespace {

std::string command_id(const AppState& state, std::string_view key, KeyModifiers modifiers = {}) {
  const Views views;
  const Command* command = command_for_key(key, modifiers, {state, views});
  return command == nullptr ? std::string{} : std::string(command->id);
}

}  // namespace

TEST_CASE("commands: ids are unique, every command has a title and something to do", "[web][commands]") {
  std::set<std::string_view> ids;
  for (const Command& command : command_list()) {
    INFO(command.id);
    CHECK(ids.insert(command.id).second);
    CHECK(command.title != Text::Count_);
    CHECK(command.action != nullptr);
    CHECK(find_command(command.id) == &command);
  }
}

TEST_CASE("commands: no key means two things in one scope", "[web][commands]") {
  std::set<std::pair<Scope, std::string_view>> taken;
  for (const Command& command : command_list()) {
    for (const std::string_view key : command.keys) {
      INFO(command.id << ' ' << key);
      if (!key.empty()) CHECK(taken.insert({command.scope, key}).second);
    }
  }
}

TEST_CASE("commands: keys of the browser stay the browser's", "[web][commands]") {
  const AppState state;
  for (const char* key : {"F1", "F5", "F11", "F12", "Tab", "ContextMenu"}) CHECK(command_id(state, key).empty());
  for (const char* key : {"f", "l", "t", "w", "n", "r", "p", "s", "a", "v", "x", "d", "+", "-", "0"})
    CHECK(command_id(state, key, {.control = true}).empty());
  CHECK(command_id(state, "k", {.control = true}) == "palette");
}

TEST_CASE("commands: keys go by the produced character", "[web][commands]") {
  AppState state;
  CHECK(command_id(state, "?", {.shift = true}) == "key-help");
  CHECK(command_id(state, ":") == "palette");
  CHECK(command_id(state, ":", {.shift = true}) == "palette");
  CHECK(command_id(state, "t") == "theme");
  CHECK(command_id(state, "T", {.shift = true}) == "density");
  CHECK(command_id(state, "K", {.shift = false, .control = true}) == "palette");  // caps lock
  CHECK(command_id(state, "b").empty());
  state.goto_pending = true;
  CHECK(command_id(state, "b") == "open-board");
  CHECK(command_id(state, "t").empty());
}

TEST_CASE("commands: single-character keys can be switched off, the palette stays", "[web][commands]") {
  AppState state;
  apply(state, ToggleLetterKeys{});
  for (const char* key : {"t", "T", "?", "/", ":", "g", "`"}) CHECK(command_id(state, key).empty());
  CHECK(command_id(state, "Escape") == "close");
  CHECK(command_id(state, "k", {.control = true}) == "palette");
  apply(state, ToggleLetterKeys{});
  CHECK(command_id(state, "t") == "theme");
}

TEST_CASE("commands: keys are printed as on the keys", "[web][commands]") {
  CHECK(key_text("Control+k") == "Ctrl+K");
  CHECK(key_text("Control+Shift+z") == "Ctrl+Shift+Z");
  CHECK(key_text("S") == "Shift+S");
  CHECK(key_text("s") == "s");
  CHECK(key_text("Shift+ArrowDown") == "Shift+\u2193");
  CHECK(key_text("g b") == "g b");
  CHECK(key_text("Alt+ArrowLeft") == "Alt+\u2190");
  CHECK(key_text(" ") == "Space");
}

TEST_CASE("fuzzy: the start of a word is better than its inside, and that better than scattered letters",
          "[web][commands]") {
  const auto start = fuzzy_score("Copy link", "li");
  const auto inside = fuzzy_score("Copy link", "in");
  const auto letters = fuzzy_score("Copy link", "cpl");
  REQUIRE(start);
  REQUIRE(inside);
  REQUIRE(letters);
  CHECK(*start > *inside);
  CHECK(*inside > *letters);
  CHECK_FALSE(fuzzy_score("Copy link", "copyx"));
  CHECK(fuzzy_score("Copy link", "LINK copy"));
  CHECK(fuzzy_score("Copy link", "") == 0);
  CHECK(fuzzy_score("\u590d\u5236\u94fe\u63a5", "\u94fe\u63a5"));
  CHECK_FALSE(fuzzy_score("\u590d\u5236\u94fe\u63a5", "\u63a5\u94fe"));
}

TEST_CASE("settings: density and letter keys are kept by the host and come back", "[web][commands]") {
  AppState state;
  apply(state, CycleDensity{});
  apply(state, ToggleLetterKeys{});
  REQUIRE(state.effects.keeps.size() == 2);
  AppState later;
  for (const KeepRequest& kept : state.effects.keeps) apply(later, TextRecalled{kept.key, kept.text});
  CHECK(later.density == Density::Compact);
  CHECK_FALSE(later.letter_keys);
  apply(later, TextRecalled{"density", "9"});
  CHECK(later.density == Density::Compact);
  apply(later, TextRecalled{"letter-keys", ""});
  CHECK(later.letter_keys);
}

TEST_CASE("undo: a step back and forward again, letters of one word are one step", "[web][undo]") {
  AppState state;
  state.query.bench = "demo";
  apply(state, SetSearch{"a"});
  apply(state, SetSearch{"ab"});
  apply(state, SetSearch{"abc"});
  apply(state, ToggleBasket{"row"});
  REQUIRE(state.past.undo.size() == 2);
  apply(state, Undo{});
  CHECK(state.query.basket.empty());
  CHECK(state.query.search == "abc");
  apply(state, Undo{});
  CHECK(state.query.search.empty());
  apply(state, Undo{});
  CHECK(state.query.bench == "demo");
  apply(state, Redo{});
  apply(state, Redo{});
  CHECK(state.query.search == "abc");
  CHECK(state.query.basket.size() == 1);
  apply(state, Undo{});
  apply(state, SetSearch{"other"});
  CHECK(state.past.redo.empty());
}

TEST_CASE("undo: what does not change the query is no step", "[web][undo]") {
  AppState state;
  apply(state, SelectRow{"row"});
  apply(state, ToggleKeyHelp{});
  apply(state, FollowLink{"#/demo/items"});
  apply(state, PreferencesChanged{{.dark = true}});
  CHECK(state.past.undo.empty());
  for (int i = 0; i < 300; ++i) apply(state, ToggleBasket{"row"});
  CHECK(state.past.undo.size() == 100);
}

TEST_CASE("undo: a row that was taken off comes back", "[web][undo]") {
  AppState state;
  state.query.bench = "demo";
  BenchmarkData data;
  data.entry.id = "demo";
  data.local_rows.emplace_back().submission.row.value = "mine";
  state.benchmarks.push_back(std::move(data));
  apply(state, ForgetRow{"mine"});
  CHECK(state.benchmarks[0].local_rows.empty());
  apply(state, Undo{});
  REQUIRE(state.benchmarks[0].local_rows.size() == 1);
  CHECK(state.benchmarks[0].local_rows[0].submission.row.value == "mine");
  apply(state, Redo{});
  CHECK(state.benchmarks[0].local_rows.empty());
}
