// affecta serve DIR: the server.
#include <atomic>
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <fmt/core.h>

#include "server/service/service.h"
#include "tools/affecta/commands.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

constexpr const char* details = R"(
Serves the campaign of a folder over HTTP, as docs/openapi.yaml says; the page of the server itself, "/",
shows how to use it. It stops at Ctrl-C or SIGTERM, once what it accepted is finished; at a second one at once.

Without a configuration nobody can sign in: what is public is served. Access tokens are in the configuration.

Examples:
  affecta serve --settings > server.toml       # every setting, its meaning, bounds and default
  affecta serve --config server.toml --check-config
  affecta serve demo --config server.toml --port 8080)";

struct Options {
  std::string folder;
  std::string config;
  std::optional<std::uint16_t> port;
  std::optional<unsigned> threads;
  bool check = false;
  bool list_settings = false;
  bool list_routes = false;
};

Result<settings::Settings> settings_of(const Options& options) {
  auto settings = options.config.empty() ? Result<settings::Settings>(settings::Settings())
                                         : settings::read_settings(options.config);
  if (!settings) return settings;
  if (options.port) settings->http.port = *options.port;
  if (options.threads) {
    settings->http.threads = *options.threads;
    settings->campaign.threads = *options.threads;
  }
  return settings;
}

int print_routes() {
  for (const api::Route& route : service::all_routes()) {
    std::string roles, parameters;
    for (const auto role : route.access.roles) roles += "," + std::string(to_text(role));
    for (const auto name : route.parameters) parameters += "," + std::string(name);
    fmt::print("{} {} {} {} {}\n", to_text(route.method), route.path, route.operation,
               roles.empty() ? "-" : roles.substr(1),
               parameters.empty() ? "-" : parameters.substr(1));
  }
  return done;
}

// The signals that end a server; blocked before any other thread begins, so that one is waited for.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Waits for the end. While the campaign is opened nothing was accepted that could be lost: the
// signal ends the process as if nobody waited for it.
class EndOfServing {
 public:
  EndOfServing() : signals_(ending_signals()) {
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiting_ = std::thread([signals = signals_, has_opened = has_opened_] {
      int signal = 0;
      sigwait(&signals, &signal);
      if (*has_opened) return;
      fmt::print(stderr, "\naffecta: ended while the campaign was opened\n");
      std::signal(signal, SIG_DFL);
      pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
      std::raise(signal);
    });
  }
  ~EndOfServing() {
    if (waiting_.joinable()) waiting_.detach();
  }
  EndOfServing(const EndOfServing&) = delete;
  EndOfServing& operator=(const EndOfServing&) = delete;

  void opened() { *has_opened_ = true; }
  // A second signal does not wait for anything.
  void wait() {
    waiting_.join();
    pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  }

 private:
  const sigset_t signals_;
  const std::shared_ptr<std::atomic<bool>> has_opened_ = std::make_shared<std::atomic<bool>>(false);
  std::thread waiting_;
};

int serve(const Options& options, settings::Settings settings) {
  EndOfServing end;
  StepProgress progress;
  auto service = service::Service::start(options.folder, std::move(settings), progress);
  progress.finish();
  if (!service) return tell(service.error());
  end.opened();
  for (const std::string& warning : service->warnings()) {
    fmt::print(stderr, "affecta: warning: {}\n", warning);
  }
  fmt::print("affecta: serving {} on {}\n", options.folder, service->address());
  std::fflush(stdout);
  end.wait();
  fmt::print("affecta: finishing what was accepted\n");
  std::fflush(stdout);
  const bool finished = service->stop();
  fmt::print("affecta: stopped{}\n", finished ? "" : "; some requests were not finished in time");
  return done;
}

int run(const Options& options) {
  if (options.list_routes) return print_routes();
  if (options.list_settings) {
    fmt::print("{}", settings::documented_defaults());
    return done;
  }
  auto settings = settings_of(options);
  if (!settings) return tell(settings.error());
  if (options.check) {
    if (auto good = service::Service::check(*settings); !good) return tell(good.error());
    fmt::print("affecta: the configuration is good: {} access tokens\n", settings->tokens.size());
    return done;
  }
  if (options.folder.empty()) {
    fmt::print(stderr, "affecta: DIR is required, the folder of a campaign\n");
    return wrong_usage;
  }
  return serve(options, *std::move(settings));
}

}  // namespace

Command serve_command(CLI::App& program) {
  const auto options = std::make_shared<Options>();
  CLI::App* const app = program.add_subcommand("serve", "A campaign over HTTP");
  app->footer(details);
  app->add_option("DIR", options->folder, "The campaign's folder");
  app->add_option("--config", options->config, "The configuration, a TOML file");
  app->add_option("--port", options->port, "Instead of the configuration's; 0: one that is free");
  app->add_option("--threads", options->threads,
                  "Threads that answer, and threads of a day turn (0: all there are)")
      ->check(CLI::Range(0, 1024));
  app->add_flag("--check-config", options->check, "Check the configuration and stop");
  app->add_flag("--settings", options->list_settings, "Print every setting, as a configuration");
  app->add_flag("--routes", options->list_routes,
                "Print every route: method, path, operation, roles, parameters of its query");
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
