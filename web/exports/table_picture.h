/// A table as a picture: every view has one, also where it draws nothing.
#pragma once

#include "web/charts/chart.h"
#include "web/charts/table.h"

namespace ego::web {

/// @param most_rows  more are left out, and the last line says how many
charts::Chart table_picture(const ViewTable& table, std::size_t most_rows);

}  // namespace ego::web
