/// What the browser's decoder is told about a track: the codec string of RFC 6381 and, where the codec has one, the description.
#pragma once

#include <string>
#include <string_view>

#include "shell/media/nal_units.h"

struct AVCodecParameters;

namespace ego::media {

/// How NAL units lie in the track's packets; StartCodes for codecs without them.
NalFraming nal_framing(const AVCodecParameters& parameters);
/// Bytes of each unit's length; 4 where there are none.
int nal_length_bytes(const AVCodecParameters& parameters);

/// The codec string, e.g. `avc1.64000c`, `vp09.00.10.08`, `av01.0.00M.08`, `hvc1.1.6.L60.90`.
///
/// Sources: RFC 6381; ISO/IEC 14496-15 annex E (avc1, hvc1); WebM "VP Codec ISO Media File Format Binding"; AV1-ISOBMFF 5.
///
/// @param first_key  bytes of the first key packet: streams without a header carry their parameters there
/// @return  empty for codecs that browsers do not decode by themselves (MPEG-4 part 2, MJPEG)
std::string codec_string(const AVCodecParameters& parameters, std::string_view first_key);

/// Whether a key packet of this track is one a decoder may really begin at without loss: an IDR picture for H.264 (browsers refuse others).
bool is_true_key(const AVCodecParameters& parameters, std::string_view packet);

}  // namespace ego::media
