/// Files of the machine for the core's FileSink port: written beside their place, then renamed into it. Links are followed; pipes and
/// devices, which others hold open, are written as they stand.
#pragma once

#include <string_view>

#include "core/ports/file_sink.h"

namespace ego::native {

class PosixFileSink final : public FileSink {
 public:
  Status write_all(std::string_view path, ByteView bytes) override;
  Status make_folder(std::string_view path) override;
};

}  // namespace ego::native
