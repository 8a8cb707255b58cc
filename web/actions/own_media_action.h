/// What a reader and the host can do with clips that the reader brings. One action of the explorer carries them all.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "web/state/own_media.h"

namespace ego::web {

struct ToggleOwnClips {};  ///< the block that says what was found
struct PickFolder {};
/// The address in the field is used from now on, kept, and tried with one request; an empty one is forgotten.
struct UseAddress {};
struct EditAddress {
  std::string text;
};

// ---- from the host
/// A folder was picked, or several files or a folder were dropped. The host knows each by prefix + path.
struct ClipsOffered {
  std::string prefix;
  std::vector<OwnFile> files;
};
struct ClipHashed {
  std::string url;
  FileHash hash;
};
struct AddressTested {
  AddressState state = AddressState::Blocked;
  int status = 0;
};

/// What an HTTP status says of an address; 0 = no answer that the page may read.
inline AddressTested address_tested(int status) {
  constexpr int kOk = 200, kPartial = 206;
  if (status == kPartial) return {AddressState::Parts, status};
  if (status == kOk) return {AddressState::Whole, status};
  return {status == 0 ? AddressState::Blocked : AddressState::Refused, status};
}

using OwnMediaStep =
    std::variant<ToggleOwnClips, PickFolder, UseAddress, EditAddress, ClipsOffered, ClipHashed, AddressTested>;

struct BringClips {
  OwnMediaStep step;
};

}  // namespace ego::web
