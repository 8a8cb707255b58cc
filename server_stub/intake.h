/// The seam for submission intake: the server takes bytes in and hands a decision out; what happens to a submission is
/// not the server's business. No implementation is part of this build: uploads are answered 501 with an explanation.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace ego::server {

/// One upload as it arrived. Everything in it is untrusted.
struct IntakeRequest {
  std::string content_type;    ///< as sent, e.g. `application/json`; empty if none
  std::string remote_address;  ///< textual IP address of the peer
  ByteBuffer body;             ///< at most ServeOptions::max_upload_bytes
};

/// What the sender is told.
struct IntakeReply {
  int status = 202;       ///< HTTP status
  std::string json_body;  ///< one JSON document: the diagnostics, or the place where the result will appear
};

/// Port: decides about uploads to `POST /api/v1/submissions`.
class IntakeHandler {
 public:
  virtual ~IntakeHandler() = default;
  /// @thread  called from several threads at the same time
  virtual IntakeReply submit(IntakeRequest request) = 0;
};

}  // namespace ego::server
