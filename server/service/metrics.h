// What the server counts, in Prometheus' text format, by prometheus-cpp.
//
// Purpose: requests and their duration by operation and status, and what the campaign, the
// connections and the process are at when they are asked.
// Thread safety: full. Cost of a request: two increments.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace affecta::service {

// A number as it is when it is asked for.
struct Gauge {
  std::string name;  // "affecta_connections_open"
  std::string help;
  double value = 0;
  bool counter = false;  // it never falls
};

class Metrics {
 public:
  // `operations`: of the routes. `gauges`: called for each text().
  Metrics(const std::vector<std::string_view>& operations,
          std::function<std::vector<Gauge>()> gauges);
  ~Metrics();

  // `operation`: its place in the list; beyond it: none was found.
  void count(std::size_t operation, unsigned status, double seconds);
  std::string text() const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace affecta::service
