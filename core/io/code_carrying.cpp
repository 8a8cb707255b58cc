#include "core/io/code_carrying.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::string_view kPickleRecipe =
    "on a machine where you trust the file: python3 -c \"import pickle,json; "
    "json.dump(pickle.load(open('FILE','rb')), open('predictions.json','w'))\"";
constexpr std::string_view kTorchRecipe =
    "on a machine where you trust the file: python3 -c \"import torch,json; "
    "json.dump(torch.load('FILE', weights_only=True), open('predictions.json','w'))\"";
constexpr std::string_view kNumpyRecipe =
    "on a machine where you trust the file: python3 -c \"import numpy,json; "
    "json.dump(numpy.load('FILE', allow_pickle=True).tolist(), open('predictions.json','w'))\"";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  const char low = text::ascii_lower(c);
  return (low >= 'a' && low <= 'z') || is_digit(c) || c == '_' || c == '.';
}

ByteView line_at(ByteView bytes, std::size_t at) {
  const ByteView rest = bytes.substr(std::min(at, bytes.size()));
  return rest.substr(0, rest.find('\n'));
}

/// Protocol 0 is ASCII: a dict or list that is remembered (`(dp0`, `(lp1`), or a class by module and name, a line each.
bool is_text_pickle(ByteView bytes) {
  constexpr std::array<std::string_view, 12> kModules{"copy_reg",    "copyreg", "__builtin__", "builtins",
                                                      "collections", "numpy",   "pandas",      "torch",
                                                      "posix",       "nt",      "os",          "subprocess"};
  const ByteView first = line_at(bytes, 0);
  if (first.size() < 2 || first.size() == bytes.size()) return false;
  if (first.starts_with("(dp") || first.starts_with("(lp")) {
    return first.size() > 3 && std::all_of(first.begin() + 3, first.end(), is_digit);
  }
  const std::string_view module = first.substr(1, first.find('.') - 1);
  const ByteView name = line_at(bytes, first.size() + 1);
  return first[0] == 'c' && std::find(kModules.begin(), kModules.end(), module) != kModules.end() &&
         std::all_of(first.begin(), first.end(), is_word) && !name.empty() &&
         first.size() + 1 + name.size() < bytes.size() && std::all_of(name.begin(), name.end(), is_word);
}

bool is_pickle(ByteView bytes) {
  // PROTO opcode and a protocol from 2 on. Protocol 1 has no mark and is told by its name.
  const bool marked = bytes.size() > 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
  return marked || is_text_pickle(bytes);
}

bool is_object_array(ByteView bytes) {
  if (!bytes.starts_with("\x93NUMPY")) return false;
  const ByteView header = bytes.substr(0, 1024);
  return header.find("'|O'") != ByteView::npos || header.find("'O'") != ByteView::npos;
}

Error refused(std::string_view label, std::string_view what, std::string_view recipe) {
  return make_error(Code::CodeCarryingFormat, std::string(what) + " can run code when it is loaded; it is not read",
                    std::string(label), std::string(recipe));
}

}  // namespace

bool is_code_carrying_name(std::string_view name) {
  constexpr std::array<std::string_view, 5> kEndings{".pkl", ".pickle", ".pt", ".pth", ".ckpt"};
  const std::string low = text::ascii_lower(name);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return low.ends_with(ending); });
}

std::optional<Error> refuse_code_carrying(ByteView bytes, std::string_view label) {
  if (is_pickle(bytes)) return refused(label, "a Python pickle", kPickleRecipe);
  if (is_object_array(bytes)) return refused(label, "an NPY file of Python objects", kNumpyRecipe);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const bool json = first != ByteView::npos && (bytes[first] == '{' || bytes[first] == '[');
  if (json || !is_code_carrying_name(label))
    return std::nullopt;  // content decides; the name only where it says nothing
  const std::string low = text::ascii_lower(label);
  const bool torch = !low.ends_with(".pkl") && !low.ends_with(".pickle");
  return refused(label, torch ? "a PyTorch file" : "a Python pickle", torch ? kTorchRecipe : kPickleRecipe);
}

}  // namespace ego::io
