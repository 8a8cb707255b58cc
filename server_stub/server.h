/// The small server behind `egoscope serve` and run.sh: static files of one folder over HTTP, on loopback by default.
///
/// What it promises: byte ranges with If-Range, strong content-hash ETags, immutable caching of hashed names, `.br`
/// siblings for clients that accept them, security headers on every answer, and no path that leaves the folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server_stub/intake.h"

namespace ego::server {

/// Whether answers carry COOP and COEP. The explorer needs neither; a threaded build would.
enum class Isolation : std::uint8_t {
  Off,
  CrossOrigin,  ///< `Cross-Origin-Opener-Policy: same-origin`, `Cross-Origin-Embedder-Policy: require-corp`
};

struct ServeOptions {
  std::string folder;                ///< what is served; `index.html` answers for a folder
  std::string host = "127.0.0.1";    ///< address to listen on; anything but loopback is said in a warning
  int port = 0;                      ///< in [0, 65535]; 0 = a free one
  Isolation isolation = Isolation::Off;
  std::size_t max_upload_bytes = std::size_t{64} << 20;  ///< larger uploads are refused with 413
  int threads = 16;                  ///< requests answered at the same time; >= 1
};

/// What the caller is told while the server runs. The server itself prints nothing. Empty functions are skipped.
struct ServeEvents {
  std::function<void(std::string_view url)>
      listening;     ///< once, when requests can be sent, e.g. `http://127.0.0.1:8080/`
  std::function<void(std::string_view line)> warning;  ///< before listening, e.g. that other machines can connect
  std::function<void(std::string_view line)>
      problem;  ///< `error ...`, once, before serve() returns something other than 0
  std::function<void(std::string_view method, std::string_view target, int status)> answered;  ///< from many threads
};

/// Serves until SIGINT or SIGTERM arrives; requests under way are finished first.
///
/// @param intake  answers uploads; null = they get 501 with an explanation
/// @return  exit code of product.md: 0 stopped by a signal, 3 the folder cannot be read, 4 host or port cannot be used,
///          5 anything else
/// @pre  no other thread of the process waits for SIGINT or SIGTERM
/// @cost  blocks; 1 + options.threads threads
int serve(const ServeOptions& options, const ServeEvents& events, IntakeHandler* intake = nullptr);

}  // namespace ego::server
