// Keys as they are written on the command line.
//
// What is no key is wrong usage, told with the form it should have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "engine/campaign/command.h"
#include "engine/model/keys.h"

namespace affecta::cli {

// "4012:101" or "4012:101:boarding"
CLI::Option* add_wish(CLI::App& app, const std::string& name, WishKey& wish,
                      const std::string& help);
CLI::Option* add_wishes(CLI::App& app, const std::string& name, std::vector<WishKey>& wishes,
                        const std::string& help);
// "7:3:101"
CLI::Option* add_group(CLI::App& app, const std::string& name, GroupKey& group,
                       const std::string& help);
CLI::Option* add_boarding(CLI::App& app, const std::string& name,
                          std::optional<BoardingKey>& boarding, const std::string& help);
// "candidate:12", "operator"
CLI::Option* add_author(CLI::App& app, const std::string& name,
                        std::optional<campaign::Author>& author, const std::string& help);

}  // namespace affecta::cli
