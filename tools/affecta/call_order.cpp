// affecta call-order: rankings in, call orders out (matching-rules section 2).
#include <memory>
#include <string>

#include <fmt/core.h>

#include "datasets/open_country.h"
#include "tools/affecta/call_orders.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"

namespace affecta::cli {

namespace {

constexpr const char* call_order_details = R"(
IN holds `groupesClassements` (each group's minimum rates and ranked candidates) and may hold
`modifications` (late changes, each on the original ranking). OUT holds `ordresAppel`, the call
order of each group, and the new call rank of each late change.

IN may also be a folder of tables or a snapshot that holds the boards' rankings.

Every call order is checked against the guarantees P1 to P5 before it is written.

Examples:
  affecta call-order datasets/samples/ranking.json
  affecta call-order ranking.json -o orders.json
  zcat ranking.json.gz | affecta call-order - > orders.json)";

struct CallOrderOptions {
  std::string input;
  std::string output = "-";
  unsigned threads = 0;
};

Result<VerifiedCallOrders> compute(const std::string& input, const Workers& workers) {
  if (format_of_input(input) == Format::official) {
    const auto document = Document::open(input);
    if (!document) return tl::make_unexpected(document.error());
    return compute_call_orders(*document, workers);
  }
  const auto country = open_input(input, workers);
  if (!country) return tl::make_unexpected(country.error());
  return compute_call_orders(*country, input, workers);
}

int run(const CallOrderOptions& options) {
  const Workers workers(options.threads);
  const auto orders = compute(options.input, workers);
  if (!orders) return refuse_input(orders.error(), options.output);

  if (!orders->broken.empty()) {
    for (const std::string& broken : orders->broken) fmt::print(stderr, "{}\n", broken);
    fmt::print(stderr, "affecta: {} guarantees do not hold; nothing was written\n",
               orders->broken.size());
    return check_failed;
  }
  const auto written = write_document(options.output, [&](Output& output) {
    write_call_orders(orders->rankings, orders->result, workers, output);
  });
  if (!written) return tell(written.error());

  std::size_t candidates = 0;
  for (const RankingGroup& group : orders->rankings.groups) candidates += group.size();
  fmt::print(stderr, "{} ranking groups, {} ranked candidates, {} late changes; P1-P5 hold\n",
             orders->rankings.groups.size(), candidates,
             orders->rankings.changes ? orders->rankings.changes->size() : 0);
  return done;
}

}  // namespace

Command call_order_command(CLI::App& program) {
  const auto options = std::make_shared<CallOrderOptions>();
  CLI::App* const app =
      program.add_subcommand("call-order", "Compute and verify the call orders of rankings");
  app->footer(call_order_details);
  app->add_option("IN", options->input, "Rankings: JSON (- is standard input), tables or snapshot")
      ->required();
  app->add_option("-o,--output", options->output, "Where the call orders go (- is standard output)")
      ->capture_default_str();
  app->add_option("--threads", options->threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
