/// What the explorer wants from its host: effects as data. The host takes them after each step; web itself does nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/site/reply_pieces.h"
#include "web/state/kept_rows.h"
#include "web/state/player.h"

namespace ego::web {

/// Bytes of a file of the site; the answer comes back as FileArrived or FileMissing with load_key() as its url.
struct LoadRequest {
  std::string url;  ///< relative to the page
  std::optional<site::FilePart> part = std::nullopt;  ///< these bytes alone; nothing = the whole file
};

/// What an answer is known by: the url, of a part with `#bytes=<first>-<last>` behind it.
std::string load_key(const LoadRequest& request);

/// How a new permalink enters the browser's history.
enum class HistoryMode : std::uint8_t {
  Push,  ///< view or target changed
  Replace,  ///< anything else; the host may wait until it rests
};

struct LinkChange {
  std::string fragment;  ///< with its leading `#`
  HistoryMode mode = HistoryMode::Replace;
};

/// A text the browser keeps for this site between visits; the empty text is forgotten.
struct KeepRequest {
  std::string key;  ///< e.g. `notes/egocross`
  std::string text;
};

/// A file handed to the reader.
struct Download {
  std::string name;
  std::string type;  ///< MIME
  ByteBuffer bytes;
};

/// A drawing to be saved as PNG. The host rasterises it: core and web hold no rasteriser.
struct PictureDownload {
  std::string name;
  std::string svg;
  int scale = 1;  ///< device pixels to one unit of the drawing
};

struct Effects {
  std::vector<LoadRequest> loads;
  std::vector<LoadRequest> images;  ///< pictures; the answer is ImageArrived or FileMissing
  std::vector<MediaRequest> media;  ///< in order
  std::optional<LinkChange> link;
  std::optional<std::string> clipboard;  ///< fragment to be made a full URL and copied
  std::optional<std::string> copy_text;  ///< copied as it is
  int history_step = 0;  ///< entries to go forward (or back) in the history; 0 = stay
  int panel_step = 0;  ///< regions to move the focus on (or back); 0 = stay
  bool pick_files = false;  ///< show the file dialog
  bool pick_folder = false;  ///< show the dialog for a folder of clips
  std::vector<std::string> hashes;  ///< files the reader gave, by name; the answer is ClipHashed
  std::optional<std::string> try_address;  ///< one request for two bytes; the answer is AddressTested
  bool focus_search = false;  ///< put the caret into the search field
  std::optional<std::string> focus_field;  ///< put the caret into the text field with this mirror key, once it is there
  std::vector<KeepRequest> keeps;
  std::vector<std::string> recalls;  ///< keys of kept texts; the answer is TextRecalled
  std::vector<KeptRequest> kept;  ///< files of dropped rows that stay in the browser; in order
  std::vector<Download> downloads;
  std::vector<PictureDownload> pictures;
  bool tick = false;  ///< a running clock is shown: come back in a second though nothing happens
};

}  // namespace ego::web
