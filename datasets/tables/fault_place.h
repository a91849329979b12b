// Where in a folder of tables a fault of meaning stands: build_instance speaks of rows, people of
// files, lines and columns.
#pragma once

#include <string>

#include "datasets/tables/csv_table.h"
#include "engine/base/refusal.h"

namespace affecta {

// "wishes.csv:14:3"; `table`: the one the refusal's row is of.
std::string fault_place(const Refusal& refusal, const CsvTable& table);

}  // namespace affecta
