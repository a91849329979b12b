#include "server/service/metrics.h"

#include <algorithm>
#include <array>
#include <atomic>

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace affecta::service {

namespace {

constexpr unsigned least_status = 100, statuses = 500;

// Seconds: from a look-up to a wait for the disk, or for a day turn.
const prometheus::Histogram::BucketBoundaries buckets = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

// An operation's counters; those of a status are made when it first occurs.
struct Operation {
  std::string name;
  prometheus::Histogram* seconds = nullptr;
  std::array<std::atomic<prometheus::Counter*>, statuses> by_status{};
};

prometheus::MetricFamily family_of(const Gauge& gauge) {
  prometheus::ClientMetric metric;
  prometheus::MetricFamily family{gauge.name, gauge.help, prometheus::MetricType::Gauge, {}};
  if (gauge.counter) {
    family.type = prometheus::MetricType::Counter;
    metric.counter.value = gauge.value;
  } else {
    metric.gauge.value = gauge.value;
  }
  family.metric.push_back(metric);
  return family;
}

}  // namespace

struct Metrics::Table {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("affecta_requests_total")
          .Help("Requests answered, by operation and status")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram()
          .Name("affecta_request_seconds")
          .Help("Time from a whole request to its answer, by operation")
          .Register(registry);
  std::vector<std::unique_ptr<Operation>> operations;
  std::function<std::vector<Gauge>()> gauges;

  void add(std::string_view name) {
    auto operation = std::make_unique<Operation>();
    operation->name = name;
    operation->seconds = &seconds.Add({{"operation", operation->name}}, buckets);
    operations.push_back(std::move(operation));
  }
};

Metrics::Metrics(const std::vector<std::string_view>& operations,
                 std::function<std::vector<Gauge>()> gauges)
    : table_(std::make_unique<Table>()) {
  table_->gauges = std::move(gauges);
  for (const std::string_view each : operations) table_->add(each);
  table_->add("none");
}
Metrics::~Metrics() = default;

void Metrics::count(std::size_t place, unsigned status, double seconds) {
  Operation& operation = *table_->operations[std::min(place, table_->operations.size() - 1)];
  operation.seconds->Observe(seconds);
  auto& counter = operation.by_status[(status - least_status) % statuses];
  prometheus::Counter* known = counter.load(std::memory_order_acquire);
  if (known == nullptr) {
    known =
        &table_->requests.Add({{"operation", operation.name}, {"status", std::to_string(status)}});
    counter.store(known, std::memory_order_release);
  }
  known->Increment();
}

std::string Metrics::text() const {
  std::vector<prometheus::MetricFamily> families = table_->registry.Collect();
  for (const Gauge& gauge : table_->gauges()) families.push_back(family_of(gauge));
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace affecta::service
