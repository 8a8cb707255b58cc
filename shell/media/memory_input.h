/// FFmpeg's view of a whole file that is in memory: no path, no protocol, no copy.
#pragma once

#include <cstdint>
#include <string_view>

struct AVIOContext;

namespace ego::media {

class MemoryInput {
 public:
  /// @keeps  bytes must outlive the input
  explicit MemoryInput(std::string_view bytes);
  ~MemoryInput();
  MemoryInput(const MemoryInput&) = delete;
  MemoryInput& operator=(const MemoryInput&) = delete;

  /// Null if there was no memory.
  AVIOContext* context() const { return context_; }

 private:
  static int read(void* self, std::uint8_t* to, int size);
  static std::int64_t seek(void* self, std::int64_t offset, int whence);

  std::string_view bytes_;
  std::int64_t at_ = 0;
  AVIOContext* context_ = nullptr;
};

}  // namespace ego::media
