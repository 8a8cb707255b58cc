#include "server_stub/answer.h"

#include <algorithm>
#include <charconv>

namespace ego::server {
namespace {

/// `text` without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Calls `take(item)` for each comma-separated item until it returns true; returns whether it did.
template <class Take>
bool any_item(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (take(trimmed(list.substr(0, comma)))) return true;
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return false;
}

std::string_view reason(int status) {
  switch (status) {
    case 400: return "The address is not one this server understands.";
    case 404: return "There is nothing at this address.";
    case 405: return "This server only answers GET and HEAD here.";
    case 413: return "The upload is larger than this server takes.";
    case 414: return "The address is too long.";
    case 416: return "The file ends before the bytes asked for.";
    case 421: return "This server answers for this machine's own names only; start it with --host to change that.";
    default: return "The request could not be answered.";
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> standing_headers(Isolation isolation) {
  // 'wasm-unsafe-eval' lets the page compile WebAssembly and nothing else; media and connections to https hosts are for
  // clips and model servers whose address the reader enters.
  std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; "
       "media-src 'self' blob: https:; connect-src 'self' https:; style-src 'self' 'unsafe-inline'; "
       "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
  };
  if (isolation == Isolation::CrossOrigin) {
    headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    headers.emplace_back("Cross-Origin-Embedder-Policy", "require-corp");
  }
  return headers;
}

std::string error_page(int status) {
  const std::string code = std::to_string(status);
  return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>" + code +
         "</title>\n<style>body{font:16px/1.5 system-ui,sans-serif;margin:4em auto;max-width:36em;padding:0 "
         "1em}</style>\n"
         "<h1>" +
         code + "</h1>\n<p>" + std::string(reason(status)) + "</p>\n<p><a href=\"/\">To the board</a></p>\n</html>\n";
}

bool accepts_brotli(std::string_view accept_encoding) {
  return any_item(accept_encoding, [](std::string_view item) {
    const std::size_t semicolon = item.find(';');
    if (trimmed(item.substr(0, semicolon)) != "br") return false;
    if (semicolon == std::string_view::npos) return true;
    const std::string_view weight = trimmed(item.substr(semicolon + 1));
    return !weight.starts_with("q=") || weight.find_first_of("123456789") != std::string_view::npos;
  });
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  return any_item(if_none_match, [etag](std::string_view item) {
    if (item == "*") return true;
    if (item.starts_with("W/")) item.remove_prefix(2);
    return item == etag;
  });
}

bool names_loopback(std::string_view host_header) {
  std::string_view name = host_header;
  if (name.starts_with('[')) {
    const std::size_t end = name.find(']');
    return end != std::string_view::npos && name.substr(0, end + 1) == "[::1]";
  }
  name = name.substr(0, name.find(':'));
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (lower == "localhost") return true;
  // 127.0.0.0/8 written as four numbers; `127.evil.example` is a name, not an address.
  int numbers = 0;
  std::string_view rest = lower;
  while (true) {
    const std::size_t dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    int value = -1;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc{} || end != part.data() + part.size() || value < 0 || value > 255) return false;
    if (numbers == 0 && value != 127) return false;
    ++numbers;
    if (dot == std::string_view::npos) return numbers == 4;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace ego::server
