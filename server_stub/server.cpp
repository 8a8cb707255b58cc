#include "server_stub/server.h"

#include <algorithm>
#include <ctime>
#include <exception>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

// A queue of 5 refuses bursts.
// NOLINTBEGIN(readability-identifier-naming): the library's names
#define CPPHTTPLIB_LISTEN_BACKLOG 128
// NOLINTEND(readability-identifier-naming)
#include <httplib.h>

#include "server_stub/answer.h"
#include "server_stub/byte_range.h"
#include "server_stub/media_type.h"
#include "server_stub/request_path.h"
#include "server_stub/site_folder.h"
#include "server_stub/stop_signal.h"

namespace ego::server {
namespace {

// Exit codes of product.md.
constexpr int kExitStopped = 0;
constexpr int kExitInvalidInput = 3;
constexpr int kExitUsage = 4;
constexpr int kExitInternal = 5;

constexpr std::string_view kIntakePath = "/api/v1/submissions";
constexpr std::string_view kNoIntake =
    "{\"error\":\"this server takes no submissions; drop the file into the page, it is scored there\"}\n";

/// Sends a body and then drops the connection: the request's own body was not read and must not be taken for the next
/// request. The library closes a connection whose content provider returns false.
void answer_and_close(httplib::Response& response, int status, std::string body, const char* type) {
  response.status = status;
  response.set_header("Connection", "close");
  const auto size = body.size();
  response.set_content_provider(size, type,
                                [body = std::move(body)](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                  sink.write(body.data() + offset, body.size() - offset);
                                  return false;
                                });
}

void answer_page(httplib::Response& response, int status) {
  response.status = status;
  response.set_content(error_page(status), "text/html; charset=utf-8");
}

/// Reads the file piece by piece while it is sent, so that a clip of any size takes constant memory.
void send_bytes(httplib::Response& response, const SiteEntry& entry, std::string_view type, const ByteRange& range) {
  const auto file = std::make_shared<std::ifstream>(entry.path, std::ios::binary);
  response.set_content_provider(
      static_cast<std::size_t>(range.count), std::string(type),
      [file, first = range.first](std::size_t offset, std::size_t left, httplib::DataSink& sink) {
        constexpr std::size_t kPieceBytes = std::size_t{256} << 10;
        std::string piece(std::min(left, kPieceBytes), '\0');
        file->seekg(static_cast<std::streamoff>(first + offset));
        // A file that became shorter meanwhile: cutting the connection tells the client that the answer is not whole.
        if (!file->read(piece.data(), static_cast<std::streamsize>(piece.size()))) return false;
        return sink.write(piece.data(), piece.size());
      });
  if (range.count == 0) response.set_header("Content-Type", std::string(type));
}

void answer_file(const httplib::Request& request, httplib::Response& response, SiteFolder& folder,
                 const std::string& range_header) {
  const std::optional<RequestPath> path = parse_request_path(request.target);
  if (!path) return answer_page(response, httplib::BadRequest_400);
  // Ranges count bytes of what is sent; readers that ask for ranges mean the file itself, so it is sent uncompressed.
  const bool may_compress = range_header.empty() && accepts_brotli(request.get_header_value("Accept-Encoding"));
  const SiteEntry entry = folder.find(*path, may_compress ? Encoding::Brotli : Encoding::Identity);
  if (entry.kind == SiteEntry::Kind::NeedsSlash) {
    // Relative to the last segment: nothing of the request but its own final name can end up in the Location.
    response.status = httplib::PermanentRedirect_308;
    response.set_header("Location", "./" + httplib::encode_path_component(path->segments.back()) + "/");
    return;
  }
  if (entry.kind == SiteEntry::Kind::Absent) return answer_page(response, httplib::NotFound_404);

  response.set_header("ETag", entry.etag);
  response.set_header("Accept-Ranges", "bytes");
  response.set_header("Cache-Control",
                      has_content_hash(entry.name) ? "public, max-age=31536000, immutable" : "no-cache");
  if (entry.varies) response.set_header("Vary", "Accept-Encoding");
  if (request.has_header("If-None-Match") && names_etag(request.get_header_value("If-None-Match"), entry.etag)) {
    response.status = httplib::NotModified_304;
    return;
  }
  if (entry.encoding == Encoding::Brotli) response.set_header("Content-Encoding", "br");
  const ByteRange range = choose_range(range_header, request.get_header_value("If-Range"), entry.etag, entry.size);
  if (range.kind == RangeKind::Unsatisfiable) {
    answer_page(response, httplib::RangeNotSatisfiable_416);
    response.set_header("Content-Range", "bytes */" + std::to_string(entry.size));
    return;
  }
  response.status = httplib::OK_200;
  if (range.kind == RangeKind::Part) {
    response.status = httplib::PartialContent_206;
    response.set_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                             std::to_string(range.first + range.count - 1) + "/" +
                                             std::to_string(entry.size));
  }
  send_bytes(response, entry, media_type(entry.name), range);
}

bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") || request.get_header_value_u64("Content-Length") > 0;
}

/// Everything but uploads is answered here, before the library would read a body or look at ranges itself.
httplib::Server::HandlerResponse answer(const httplib::Request& request, httplib::Response& response,
                                        SiteFolder& folder, bool loopback_only, const IntakeHandler* intake) {
  using HandlerResponse = httplib::Server::HandlerResponse;
  // The library slices content by ranges whatever the status says, so an If-Range that does not match could not be
  // answered with the whole file. The request object is not const where it lives.
  const std::string range_header = request.get_header_value("Range");
  const_cast<httplib::Request&>(request).ranges.clear();

  if (loopback_only && !names_loopback(request.get_header_value("Host"))) {
    answer_and_close(response, httplib::MisdirectedRequest_421, error_page(421), "text/html; charset=utf-8");
    return HandlerResponse::Handled;
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!reads && request.path == kIntakePath && request.method == "POST") {
    if (intake != nullptr) return HandlerResponse::Unhandled;
    answer_and_close(response, httplib::NotImplemented_501, std::string(kNoIntake), "application/json");
    return HandlerResponse::Handled;
  }
  if (!reads) {
    response.set_header("Allow", "GET, HEAD");
    answer_and_close(response, httplib::MethodNotAllowed_405, error_page(405), "text/html; charset=utf-8");
    return HandlerResponse::Handled;
  }
  if (has_body(request)) {
    answer_and_close(response, httplib::BadRequest_400, error_page(400), "text/html; charset=utf-8");
    return HandlerResponse::Handled;
  }
  answer_file(request, response, folder, range_header);
  return HandlerResponse::Handled;
}

void set_socket_options(socket_t socket) {
  // Not SO_REUSEPORT, the library's default: with it a second server would silently share the port of the first.
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

void set_up(httplib::Server& server, const ServeOptions& options, const ServeEvents& events, SiteFolder& folder,
            IntakeHandler* intake) {
  constexpr std::time_t kKeepAliveSecs = 2;  // a waiting connection holds one of the few threads
  server.new_task_queue = [threads = options.threads] {
    return new httplib::ThreadPool(static_cast<std::size_t>(std::max(1, threads)));
  };
  server.set_socket_options(set_socket_options);
  server.set_tcp_nodelay(true);
  server.set_keep_alive_timeout(kKeepAliveSecs);
  server.set_payload_max_length(options.max_upload_bytes);
  httplib::Headers headers;
  for (const auto& [name, value] : standing_headers(options.isolation)) headers.emplace(name, value);
  server.set_default_headers(std::move(headers));
  const bool loopback_only = names_loopback(options.host) || options.host == "::1";
  server.set_pre_routing_handler(
      [&folder, loopback_only, intake](const httplib::Request& request, httplib::Response& response) {
        return answer(request, response, folder, loopback_only, intake);
      });
  if (intake != nullptr) {
    server.Post(std::string(kIntakePath), [intake](const httplib::Request& request, httplib::Response& response) {
      IntakeReply reply = intake->submit({request.get_header_value("Content-Type"), request.remote_addr, request.body});
      response.status = reply.status;
      response.set_content(reply.json_body, "application/json");
    });
  }
  server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    // Answers of our own have a body; what is left are the library's: a broken request line, a body that is too long.
    if (!response.body.empty() || response.content_provider_) return httplib::Server::HandlerResponse::Unhandled;
    response.set_content(error_page(response.status), "text/html; charset=utf-8");
    return httplib::Server::HandlerResponse::Handled;  // or the library sends no Content-Length
  });
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    answer_page(response, httplib::InternalServerError_500);  // no detail of the machine goes out
  });
  if (events.answered) {
    server.set_logger([answered = events.answered](const httplib::Request& request, const httplib::Response& response) {
      answered(request.method, request.target, response.status);
    });
  }
}

std::string url_of(const std::string& host, int port) {
  const std::string shown = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return "http://" + shown + ":" + std::to_string(port) + "/";
}

int report(const ServeEvents& events, int code, const std::string& line) {
  if (events.problem) events.problem(line);
  return code;
}

}  // namespace

int serve(const ServeOptions& options, const ServeEvents& events, IntakeHandler* intake) {
  constexpr int kHighestPort = 65535;
  if (options.port < 0 || options.port > kHighestPort) {
    return report(events, kExitUsage, "error: the port must be between 0 and 65535");
  }
  Result<SiteFolder> folder = SiteFolder::open(options.folder);
  if (!folder) return report(events, kExitInvalidInput, format_line(folder.error()));

  try {
    httplib::Server server;
    set_up(server, options, events, folder.value(), intake);
    const int port = options.port == 0                                 ? server.bind_to_any_port(options.host)
                     : server.bind_to_port(options.host, options.port) ? options.port
                                                                       : -1;
    if (port < 0) {
      return report(events, kExitUsage,
                    "error: cannot listen on " + url_of(options.host, options.port) +
                        ": the port is taken or the address is not one of this machine");
    }
    if (!names_loopback(options.host) && options.host != "::1" && events.warning) {
      events.warning("listening on " + options.host + ": every machine that can reach this one can read " +
                     folder.value().root().string());
    }
    // A signal may arrive before the server listens, and stop() is heard only then: wait for it, or for the end.
    const StopSignal stop([&server] {
      server.wait_until_ready();
      server.stop();
    });
    if (events.listening) events.listening(url_of(options.host, port));
    const bool stopped_in_order = server.listen_after_bind();
    server.decommission();
    return stopped_in_order ? kExitStopped : report(events, kExitInternal, "error: the server stopped listening");
  } catch (const std::exception& failure) {
    return report(events, kExitInternal, std::string("error: the server failed: ") + failure.what());
  }
}

}  // namespace ego::server
