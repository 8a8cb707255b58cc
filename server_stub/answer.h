/// What the server says in headers and in its own short pages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server_stub/server.h"

namespace ego::server {

/// Headers of every answer, errors included: content security policy, nosniff, referrer policy, isolation if wanted.
std::vector<std::pair<std::string, std::string>> standing_headers(Isolation isolation);

/// A short, self-contained HTML page that says what happened; no part of the request is repeated in it.
/// @param status  HTTP status, e.g. 404
std::string error_page(int status);

/// True if the value of an `Accept-Encoding` header takes Brotli: `br` is named and its weight is not 0.
bool accepts_brotli(std::string_view accept_encoding);

/// True if an `If-None-Match` value names this strong ETag (weak comparison) or is `*`.
bool names_etag(std::string_view if_none_match, std::string_view etag);

/// True if the name in a `Host` header means this machine: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port.
/// A page elsewhere that points its own name at 127.0.0.1 (DNS rebinding) does not pass.
bool names_loopback(std::string_view host_header);

}  // namespace ego::server
