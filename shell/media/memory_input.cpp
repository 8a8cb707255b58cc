#include "shell/media/memory_input.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "shell/media/av.h"

namespace ego::media {
namespace {

constexpr int kBufferBytes = 32768;

}  // namespace

MemoryInput::MemoryInput(std::string_view bytes) : bytes_(bytes) {
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
  if (buffer == nullptr) return;
  context_ = avio_alloc_context(buffer, kBufferBytes, 0, this, &MemoryInput::read, nullptr, &MemoryInput::seek);
  if (context_ == nullptr) av_free(buffer);
}

MemoryInput::~MemoryInput() {
  if (context_ != nullptr) AvDelete{}(context_);
}

int MemoryInput::read(void* self, std::uint8_t* to, int size) {
  auto& input = *static_cast<MemoryInput*>(self);
  const auto total = static_cast<std::int64_t>(input.bytes_.size());
  const std::int64_t count = std::min<std::int64_t>(size, total - input.at_);
  if (count <= 0) return AVERROR_EOF;
  std::memcpy(to, input.bytes_.data() + input.at_, static_cast<std::size_t>(count));
  input.at_ += count;
  return static_cast<int>(count);
}

std::int64_t MemoryInput::seek(void* self, std::int64_t offset, int whence) {
  auto& input = *static_cast<MemoryInput*>(self);
  const auto total = static_cast<std::int64_t>(input.bytes_.size());
  if ((whence & AVSEEK_SIZE) != 0) return total;
  std::int64_t base = 0;
  if ((whence & ~AVSEEK_FORCE) == SEEK_CUR) base = input.at_;
  if ((whence & ~AVSEEK_FORCE) == SEEK_END) base = total;
  const std::int64_t target = base + offset;
  if (target < 0 || target > total) return AVERROR(EINVAL);
  input.at_ = target;
  return target;
}

}  // namespace ego::media
