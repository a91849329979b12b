// An option that names a format.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "datasets/open_country.h"

namespace affecta::cli {

inline CLI::Option* add_format_option(CLI::App* app, const std::string& name,
                                      std::optional<Format>& format,
                                      const std::string& description) {
  const std::map<std::string, Format> formats = {
      {"json", Format::official}, {"tables", Format::tables}, {"snapshot", Format::snapshot}};
  return app->add_option(name, format, description)
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description("json|tables|snapshot"));
}

}  // namespace affecta::cli
