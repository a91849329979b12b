-- What the wrk scripts share: their arguments, and the line of JSON that bench/http/run reads.
-- wrk gives a script what follows "--" on its command line: name=value, as many as it likes.
local scenario = {}

function scenario.arguments(list)
  local given = {}
  for _, text in ipairs(list) do
    local name, value = text:match("^([%w_]+)=(.*)$")
    given[name] = tonumber(value) or value
  end
  math.randomseed(given.seed or 1)
  return given
end

-- What a request carries after its path. `fields`: lines of the head, each ended by \r\n.
function scenario.tail(given, fields, body)
  local tail = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. given.token .. "\r\n"
  if body then fields = fields .. "Content-Length: " .. #body .. "\r\n" end
  return tail .. fields .. "\r\n" .. (body or "")
end

-- The last of `path`'s lines, from the first to the last one asked for.
function scenario.lines(path, from, to)
  local lines, number = {}, 0
  for line in io.lines(path) do
    number = number + 1
    if to and number > to then break end
    if not from or number >= from then lines[#lines + 1] = line end
  end
  return lines
end

-- A line is "CANDIDATE FORMATION WITH_BOARDING": the candidate accepts that proposal.
function scenario.answer(given, line)
  local candidate, formation, boarding = line:match("(%d+) (%d+) (%d)")
  local body = '{"answer":"accept","wish":{"formation":' .. formation .. ',"with_boarding":' ..
    (boarding == "1" and "true" or "false") .. '},"with_conditions":true}'
  local fields = "Content-Type: application/json\r\n"
  if given.keys == "chance" then
    fields = fields .. "Idempotency-Key: " .. scenario.uuid_of_chance() .. "\r\n"
  end
  return "POST /v1/candidates/" .. candidate .. "/answers" .. scenario.tail(given, fields, body)
end

-- Version 4, as most clients draw their keys. Another seed draws others.
function scenario.uuid_of_chance()
  return (("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"):gsub("x", function()
    return string.format("%x", math.random(0, 15))
  end))
end

-- Seconds, for scripts that stop before wrk does.
local ffi = require("ffi")
ffi.cdef("struct moment { long seconds; long nanoseconds; };"
  .. "int clock_gettime(int clock, struct moment* now);")
local moment = ffi.new("struct moment")
function scenario.seconds()
  ffi.C.clock_gettime(1, moment)  -- CLOCK_MONOTONIC
  return tonumber(moment.seconds) + tonumber(moment.nanoseconds) / 1e9
end

-- A script sets `done = scenario.done`; milliseconds. A status above 399 is an error.
function scenario.done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.3f,"per_second":%.1f,"p50_ms":%.3f,"p99_ms":%.3f,' ..
    '"max_ms":%.3f,"bytes_each":%.0f,"refused":%d,"connect_errors":%d,"read_errors":%d,"write_errors":%d,' ..
    '"timeouts":%d}\n',
    summary.requests, summary.duration / 1e6, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    summary.bytes / math.max(summary.requests, 1), e.status, e.connect, e.read, e.write, e.timeout))
end

return scenario
