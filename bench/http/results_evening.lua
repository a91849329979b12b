-- The evening of results: everybody reads their own wishes. Each request asks for a candidate drawn
-- from the whole country, all equally likely: nothing that was just read is read again.
--
--   wrk -t1 -c64 -d5s --latency -s bench/http/results_evening.lua http://127.0.0.1:8080 -- \
--     token=load-test-candidates first=1000001 last=1945500
--
-- To change it: `first` and `last` narrow the country; another path is another read; a line in
-- `fields` asks for something else (e.g. "Accept-Encoding: gzip\r\n").
local scenario = dofile("bench/http/scenario.lua")
local fields = ""
local first, last, tail

function init(arguments)
  local given = scenario.arguments(arguments)
  first, last = given.first, given.last
  tail = "/wishes" .. scenario.tail(given, fields)
end

function request()
  return "GET /v1/candidates/" .. math.random(first, last) .. tail
end

done = scenario.done
