/// What a media module (wasm) holds between calls: one clip, and in the full module its decoder.
#pragma once

#include <memory>
#include <string>

#include "shell/media/clip.h"

namespace ego::media {

struct Module {
  ByteBuffer incoming;          ///< the file, until it is opened
  std::unique_ptr<Clip> clip;   ///< null before media_open succeeded
  std::string text;             ///< last text handed out; valid until the next call
  std::string error;            ///< why the last call failed
};

/// The module's one value: a module is made for one clip and thrown away with it.
Module& module_state();

}  // namespace ego::media
