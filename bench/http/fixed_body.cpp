// server/http alone, with all its limits: what the protocol takes before anything is asked of a
// campaign.
#include <iostream>

#include <unistd.h>

#include "bench/http/arguments.h"
#include "server/http/server.h"

int main(int count, char** texts) {
  using namespace affecta::http;
  const auto arguments = affecta::bench::arguments_of(count, texts);
  Options options;
  options.port = arguments.port;
  options.threads = arguments.threads;
  const auto server =
      Server::start(options, [body = arguments.body()](const Request&, Answer answer) {
        Response response;
        response.content_type = "text/plain";
        response.body = body;
        answer(std::move(response));
      });
  if (!server) {
    std::cerr << server.error().message() << '\n';
    return 1;
  }
  ::pause();
}
