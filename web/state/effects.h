/// What the explorer wants from its host: effects as data. The host takes them after each step; web itself does nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ego::web {

/// Bytes of a file of the site; the answer comes back as FileArrived or FileMissing with the same url.
struct LoadRequest {
  std::string url;  ///< relative to the page
};

/// How a new permalink enters the browser's history.
enum class HistoryMode : std::uint8_t {
  Push,  ///< view or target changed
  Replace,  ///< anything else; the host may wait until it rests
};

struct LinkChange {
  std::string fragment;  ///< with its leading `#`
  HistoryMode mode = HistoryMode::Replace;
};

/// A file the reader asked for, to be saved as the host saves files.
struct Download {
  std::string name;  ///< without folder
  std::string media_type;
  std::string bytes;
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
  std::optional<LinkChange> link;
  std::optional<std::string> clipboard;  ///< fragment to be made a full URL and copied
  std::optional<std::string> copied_text;  ///< copied as it is
  std::vector<Download> downloads;
  std::vector<PictureDownload> pictures;
  bool pick_files = false;  ///< show the file dialog
  bool focus_search = false;  ///< put the caret into the search field
};

}  // namespace ego::web
