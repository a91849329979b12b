// affecta_calibrate DATA_FOLDER TABLES.cpp: the figures of datasets/calibration, from open data.
//
// Offline: floating point is welcome here, the generator reads only the integers written.
#include <cstdio>
#include <fstream>

#include <fmt/core.h>

#include "tools/calibrate/tables_writer.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: affecta_calibrate DATA_FOLDER TABLES.cpp\n");
    return 2;
  }
  const auto sessions = affecta::calibrate::read_sessions(argv[1]);
  if (!sessions) {
    fmt::print(stderr, "affecta_calibrate: {}\n", sessions.error().message());
    return 1;
  }
  const std::string text = affecta::calibrate::tables_text(*sessions);
  std::ofstream file(argv[2], std::ios::binary);
  file << text;
  if (!file.flush()) {
    fmt::print(stderr, "affecta_calibrate: {} cannot be written\n", argv[2]);
    return 1;
  }
  return 0;
}
