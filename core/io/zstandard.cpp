#include "core/io/zstandard.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <zstd.h>

#include "core/io/limits.h"

namespace ego::io {
namespace {

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Small inputs may unpack to this much whatever the factor: a frame of zeros is a few bytes.
constexpr std::size_t kAlwaysAllowed = std::size_t{1} << 20U;

}  // namespace

Result<ByteBuffer> unzstd(ByteView packed, std::string_view label, std::size_t max_bytes) {
  const auto damaged = [&](std::string message) {
    return make_error(Code::UnsafeArchive, std::move(message), std::string(label),
                      "unpack it and give the file inside");
  };
  const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  if (!context) return make_error(Code::LimitExceeded, "not enough memory to unpack it", std::string(label));
  const std::size_t by_factor = packed.size() > max_bytes / kMaxExpansionFactor
                                    ? max_bytes
                                    : packed.size() * static_cast<std::size_t>(kMaxExpansionFactor);
  const std::size_t allowed = std::min(max_bytes, std::max(by_factor, kAlwaysAllowed));
  ByteBuffer out;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::size_t wanted = 1;  // 0 = the frame is complete
  bool full = false;  // the room given was filled: more may wait inside the decoder
  while (in.pos < in.size || full) {
    const std::size_t have = out.size();
    out.resize(std::min(allowed + 1, have + std::max(ZSTD_DStreamOutSize(), have / 2)));
    ZSTD_outBuffer piece{out.data() + have, out.size() - have, 0};
    wanted = ZSTD_decompressStream(context.get(), &piece, &in);
    if (ZSTD_isError(wanted) != 0) return damaged("the Zstandard data is damaged");
    full = piece.pos == piece.size && wanted != 0;
    out.resize(have + piece.pos);
    if (out.size() <= allowed) continue;
    if (allowed < max_bytes) return damaged("unpacks to more than 200 times its size");
    return make_error(Code::LimitExceeded, "unpacks to more than " + std::to_string(max_bytes) + " bytes",
                      std::string(label));
  }
  if (wanted != 0) return damaged("the Zstandard data ends before its end");
  return out;
}

}  // namespace ego::io
