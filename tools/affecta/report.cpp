#include "tools/affecta/report.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace affecta::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_list = 20;

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }

PassCounts total(const std::vector<PassCounts>& passes) {
  PassCounts sum;
  for (const PassCounts& pass : passes) {
    sum.proposed += pass.proposed;
    sum.accepted_by_responder += pass.accepted_by_responder;
    sum.resigned_by_order += pass.resigned_by_order;
    sum.resigned_by_responder += pass.resigned_by_responder;
    sum.freed_places += pass.freed_places;
  }
  return sum;
}

json::object as_json(const PassCounts& counts) {
  return {{"proposed", counts.proposed},
          {"accepted_by_responder", counts.accepted_by_responder},
          {"resigned_by_ordered_wishes", counts.resigned_by_order},
          {"resigned_by_responder", counts.resigned_by_responder},
          {"freed_places", counts.freed_places}};
}

json::array as_json(const std::vector<Finding>& findings) {
  json::array array;
  for (const Finding& finding : findings) {
    json::object item{{"property", view(finding.property)}};
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) item[name] = view(value);
    };
    add("group", finding.group);
    add("boarding_house", finding.boarding_house);
    add("wish", finding.wish);
    add("overtaken_by", finding.overtaken_by);
    add("detail", finding.detail);
    array.emplace_back(std::move(item));
  }
  return array;
}

json::array as_json(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.emplace_back(view(text));
  return array;
}

std::string in_words(const std::string& text) { return text; }

template <class Item>
void append_list(std::string& text, std::string_view title, const std::vector<Item>& items) {
  if (items.empty()) return;
  fmt::format_to(std::back_inserter(text), "{}\n", title);
  for (std::size_t i = 0; i < std::min(items.size(), longest_list); ++i) {
    fmt::format_to(std::back_inserter(text), "  {}\n", in_words(items[i]));
  }
  if (items.size() > longest_list) {
    fmt::format_to(std::back_inserter(text), "  … and {} more (all in the file of --report)\n",
                   items.size() - longest_list);
  }
}

void append_passes(std::string& text, const std::vector<PassCounts>& passes) {
  fmt::format_to(std::back_inserter(text), "  {:<7} {:>10} {:>14} {:>20} {:>14} {:>12}\n", "",
                 "proposals", "auto-accepted", "resigned by order", "by responder", "freed places");
  const auto line = [&](std::string_view name, const PassCounts& counts) {
    fmt::format_to(std::back_inserter(text), "  {:<7} {:>10} {:>14} {:>20} {:>14} {:>12}\n", name,
                   counts.proposed, counts.accepted_by_responder, counts.resigned_by_order,
                   counts.resigned_by_responder, counts.freed_places);
  };
  for (std::size_t i = 0; i < passes.size(); ++i) line(fmt::format("pass {}", i + 1), passes[i]);
  if (passes.size() > 1) line("total", total(passes));
}

void append_verdict(std::string& text, const RoundReport& report) {
  if (report.alert) {
    text += "ALERT: the proposals of today in the groups below are withdrawn\n";
  } else if (report.warning) {
    text += "WARNING: properties do not hold, no proposal is withdrawn\n";
  } else if (!report.violations.empty()) {
    text += "checks: nothing that excludes a group\n";
  } else {
    text += "checks: every property holds\n";
  }
  append_list(text, "violated:", report.violations);
  append_list(text, "withdrawn groups:", report.withdrawn_groups);
  append_list(text, "given up for a proposal that is withdrawn (they stay given up):",
              report.given_up_for_withdrawn);
  append_list(text, "not checked:", report.unchecked);
}

}  // namespace

Finding find_keys(const Instance& instance, const Violation& violation) {
  Finding finding{std::string(to_text(violation.property)), {}, {}, {}, {}, violation.detail};
  if (violation.group) finding.group = to_text(instance.groups.key[violation.group]);
  if (violation.boarding) {
    finding.boarding_house = to_text(instance.boardings.key[violation.boarding]);
  }
  if (violation.first) finding.wish = to_text(instance.key(violation.first));
  if (violation.second) finding.overtaken_by = to_text(instance.key(violation.second));
  return finding;
}

std::string in_words(const Finding& finding) {
  std::string text = finding.property;
  if (!finding.group.empty()) text += ", group " + finding.group;
  if (!finding.boarding_house.empty()) text += ", boarding house " + finding.boarding_house;
  if (!finding.wish.empty()) text += ": wish " + finding.wish;
  if (!finding.overtaken_by.empty()) text += ", overtaken by wish " + finding.overtaken_by;
  if (!finding.detail.empty()) text += ": " + finding.detail;
  return text;
}

RoundReport make_report(const Instance& instance, const DayOutcome& day) {
  RoundReport report;
  report.parameters = instance.parameters;
  report.candidates = instance.candidate_count();
  report.groups = instance.group_count();
  report.boarding_houses = instance.boarding_count();
  for (const WishStatus status : day.round.status) {
    ++report.wishes_by_status[static_cast<std::size_t>(status)];
  }
  report.passes = day.passes;
  report.alert = day.verdict.alert;
  report.warning = day.verdict.warning;
  report.unchecked = day.verdict.unchecked;
  for (const Violation& violation : day.verdict.violations) {
    report.violations.push_back(find_keys(instance, violation));
  }
  for (const GroupIndex group : day.verdict.withdrawn) {
    report.withdrawn_groups.push_back(to_text(instance.groups.key[group]));
  }
  for (const WishIndex wish : day.verdict.given_up_for_withdrawn) {
    report.given_up_for_withdrawn.push_back(to_text(instance.key(wish)));
  }
  return report;
}

std::string in_words(const RoundReport& report) {
  std::string text;
  const auto out = std::back_inserter(text);
  const auto& by_status = report.wishes_by_status;
  fmt::format_to(out, "day {}: wishes {}, candidates {}, groups {}, boarding houses {}\n",
                 report.parameters.day, std::reduce(by_status.begin(), by_status.end()),
                 report.candidates, report.groups, report.boarding_houses);
  append_passes(text, report.passes);
  text += "statuses after the round:\n";
  for (std::size_t i = 0; i < status_count; ++i) {
    if (by_status[i] != 0) fmt::format_to(out, "  {:>9} {}\n", by_status[i], status_names[i]);
  }
  append_verdict(text, report);

  double seconds = 0;
  text += "milliseconds:";
  for (const StepTime& step : report.steps) {
    seconds += step.seconds;
    if (step.pass <= 1) {
      double of_step = 0;  // over the passes
      for (const StepTime& same : report.steps) {
        if (same.step == step.step) of_step += same.seconds;
      }
      fmt::format_to(out, " {} {:.1f},", step.step, 1e3 * of_step);
    }
  }
  fmt::format_to(out, " together {:.1f} on {} threads; peak memory {:.1f} MiB\n", 1e3 * seconds,
                 report.threads, static_cast<double>(report.peak_memory) / (1 << 20));
  if (report.output.empty()) {
    text += "the result was not written: give -o OUT (- is standard output)\n";
  } else if (report.output != "-") {
    fmt::format_to(out, "the result is in {}\n", report.output);
  }
  return text;
}

json::object as_json(const RoundReport& report) {
  json::object statuses;
  for (std::size_t i = 0; i < status_count; ++i) {
    statuses[view(status_names[i])] = report.wishes_by_status[i];
  }
  json::array passes;
  for (const PassCounts& pass : report.passes) passes.emplace_back(as_json(pass));
  json::array steps;
  for (const StepTime& step : report.steps) {
    json::object item{{"step", view(step.step)}, {"seconds", step.seconds}};
    if (step.pass != 0) item["pass"] = step.pass;
    steps.emplace_back(std::move(item));
  }
  return {{"input", view(report.input)},
          {"output", view(report.output)},
          {"day", report.parameters.day},
          {"threads", report.threads},
          {"candidates", report.candidates},
          {"groups", report.groups},
          {"boarding_houses", report.boarding_houses},
          {"wishes_by_status", std::move(statuses)},
          {"passes", std::move(passes)},
          {"total", as_json(total(report.passes))},
          {"alert", report.alert},
          {"warning", report.warning},
          {"violations", as_json(report.violations)},
          {"withdrawn_groups", as_json(report.withdrawn_groups)},
          {"given_up_for_withdrawn", as_json(report.given_up_for_withdrawn)},
          {"unchecked", as_json(report.unchecked)},
          {"steps", std::move(steps)},
          {"peak_memory_bytes", report.peak_memory}};
}

}  // namespace affecta::cli
