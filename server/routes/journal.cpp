// The journal, and whether it is as it was written.
#include "server/views/journal.h"

#include <algorithm>

#include "datasets/calendars/civil_time.h"
#include "engine/campaign/bytes.h"
#include "server/api/audit_desk.h"
#include "server/api/list.h"
#include "server/routes/json_response.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/running/campaign_folder.h"
#include "server/store/sha256.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;

Result<void> read_kind(const Call& call, store::EventFilter& filter) {
  const auto kind = call.query("kind");
  if (!kind) return {};
  const auto kinds = event_kinds();
  if (*kind != running::opened_kind && std::ranges::find(kinds, *kind) == kinds.end()) {
    std::string known(running::opened_kind);
    for (const std::string_view each : kinds) known += ", " + std::string(each);
    return api::wrong_parameter("kind", *kind, "one of " + known);
  }
  filter.kind = *kind;
  return {};
}

Result<void> read_stamp(const Call& call, std::string_view name, const std::string& zone,
                        std::int64_t& stamp) {
  const auto given = call.query(name);
  if (!given) return {};
  const auto instant = parse_civil_time(std::string(*given), zone);
  if (!instant) {
    return api::wrong_parameter(name, *given, "\"2024-05-31 10:00\" or \"2024-05-31T08:00:00Z\"");
  }
  stamp = instant->microseconds;
  return {};
}

Result<store::EventFilter> filter_of(const Context& context, const Call& call) {
  std::string zone;
  context.campaign.read([&](const Campaign& live) { zone = live.calendar->zone; });
  store::EventFilter filter;
  if (const auto author = call.query("author")) filter.author = *author;
  if (auto read = read_kind(call, filter); !read) return tl::make_unexpected(read.error());
  if (auto read = read_stamp(call, "from", zone, filter.from_stamp); !read) {
    return tl::make_unexpected(read.error());
  }
  if (auto read = read_stamp(call, "before", zone, filter.before_stamp); !read) {
    return tl::make_unexpected(read.error());
  }
  return filter;
}

// Of events in memory, until a page ends before it is full.
constexpr std::size_t most_bytes = std::size_t{32} << 20U;

// What readers of the campaign do not see yet is not shown: words are made of the campaign.
Result<View> page_of_events(const Context& context, const api::Page& page,
                            const store::EventFilter& filter) {
  const std::uint64_t last = context.campaign.position().sequence;
  std::vector<store::Entry> entries;
  std::size_t bytes = 0;
  const auto read_all = context.campaign.journal().read(
      static_cast<std::uint64_t>(page.after.value_or(0)) + 1, filter,
      [&](const store::Entry& entry) {
        if (entry.position.sequence > last) return false;
        entries.push_back(entry);
        bytes += entry.event.payload.size();
        return entries.size() < rows_wanted(page) && (entries.size() < 2 || bytes < most_bytes);
      });
  if (!read_all) return tl::make_unexpected(read_all.error());
  api::Page shown = page;  // the last one that was read says that there is more
  if (bytes >= most_bytes && entries.size() > 1) shown.limit = entries.size() - 1;
  return read(context, [&](const Campaign& live) -> Result<View> {
    return api::list(
        live.state.day, shown, entries,
        [](const store::Entry& entry) { return entry.position.sequence; },
        [&](views::Json& json, const store::Entry& entry) {
          views::write_entry(json, entry, live);
        });
  });
}

Result<std::function<Result<View>()>> journal(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  auto filter = filter_of(context, call);
  if (!filter) return tl::make_unexpected(filter.error());
  return [&context, page = *page, filter = *std::move(filter)] {
    return page_of_events(context, page, filter);
  };
}

// ------------------------------------------------------------ the audit

using views::Json;

void write_progress(Json& json, const std::optional<api::AuditDesk::Progress>& progress) {
  json.name("progress");
  if (!progress) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("step", progress->step);
    json.member("unit", progress->unit);
    json.member("done", progress->done);
    json.member("all", progress->all);
  });
}

void write_report(Json& json, const Result<running::AuditReport>& report) {
  json.name("report");
  if (!report) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("events", report->last.sequence);
    json.member("hash", store::to_hexadecimal(report->last.hash));
    json.member("day", report->day);
    json.member("turns", report->days);
    json.member("snapshots", report->snapshots);
    json.name("warnings").array([&] {
      for (const std::string& warning : report->warnings) json.value(warning);
    });
  });
}

void write_finding(Json& json, const api::AuditDesk::Finding* finding) {
  json.name("last");
  if (finding == nullptr) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("passed", finding->report.has_value());
    json.member("began", to_utc_text(finding->began));
    json.member("ended", to_utc_text(finding->ended));
    write_report(json, finding->report);
    json.name("refusal");
    if (finding->report) {
      json.null();
      return;
    }
    const Refusal& refusal = finding->report.error();
    json.object([&] {
      json.member("code", catalogue_entry(refusal.code).name);
      json.member("where", refusal.where);
      json.member("detail", refusal.what);
    });
  });
}

void audit(Context& context, const Call&, http::Answer answer) {
  const auto status = context.audits.look(context.campaign.position().sequence);
  Json json;
  json.object([&] {
    write_progress(json, status.progress);
    write_finding(json, status.last.get());
  });
  http::Response response = json_response(status.progress ? 202 : 200, std::move(json).take());
  if (status.progress) response.fields.emplace_back("Retry-After", "1");
  answer(std::move(response));
}

}  // namespace

std::vector<api::Route> journal_routes() {
  using enum auth::Role;
  using enum http::Method;
  return {
      {get,
       "/v1/journal",
       "journal",
       {{operator_}},
       {"author", "kind", "from", "before", "limit", "after"},
       api::Later(journal)},
      {get, "/v1/audit", "audit", {{operator_, support}}, {}, api::Serve(audit)},
  };
}

}  // namespace affecta::routes
