/// Large sites: outcomes of all rows come as one matrix a profile, replies as pieces of their archives where somebody looks.
#pragma once

#include <cstdint>
#include <string>

#include "web/state/app_state.h"

namespace ego::web {

/// How the replies of a benchmark of the site come. @param most  bytes of archives that are fetched whole
ReplyTransport transport_of(const SiteBenchmark& entry, std::uint64_t most);

/// Asks for what the shown view needs. @pre data.transport == ReplyTransport::Pieces
void want_pieces(AppState& state, BenchmarkData& data);

/// Takes a matrix, the directory of an archive or one of its pieces. @return false if `key` is none that was asked for
bool accept_piece(AppState& state, BenchmarkData& data, const std::string& key, ByteView bytes);
/// @return false if `key` is none that was asked for
bool refuse_piece(BenchmarkData& data, const std::string& key, const Error& error);

/// Makes the next rows of outcomes, as many as fit between two frames, under the chosen profile. @return false if there is nothing to do
bool advance_outcomes(AppState& state, BenchmarkData& data);

}  // namespace ego::web
