-- The day of answers: each request is another candidate who accepts a proposal, and is answered
-- when that is on the disk. As many are in flight as wrk has connections. It stops when all of
-- them have answered.
--
--   wrk … -s bench/http/answers.lua http://127.0.0.1:8080 -- \
--     token=… proposals=FILE from=1 to=100000
--
-- FILE has lines "CANDIDATE FORMATION WITH_BOARDING"; a candidate accepts once, so another run
-- takes other lines (from, to). To change what they say: scenario.answer. keys=chance: each brings
-- an Idempotency-Key along, a UUID of version 4; seed=N: another one for each run.
local scenario = dofile("bench/http/scenario.lua")
local given, requests
local threads = {}
sent, began, ended = 0, 0, 0  -- seen by done()

function setup(thread)
  threads[#threads + 1] = thread
end

-- Requests are written beforehand: the generator shares the cores with the server.
function init(arguments)
  given = scenario.arguments(arguments)
  requests = scenario.lines(given.proposals, given.from, given.to)
  for i, line in ipairs(requests) do requests[i] = scenario.answer(given, line) end
end

function request()
  if sent == 0 then began = scenario.seconds() end
  if sent == #requests then
    if ended == 0 then
      ended = scenario.seconds()
      wrk.thread:stop()
    end
    return "GET /health/live" .. scenario.tail(given, "")
  end
  sent = sent + 1
  return requests[sent]
end

-- When they ran out, wrk's own rate counts time in which nothing was sent.
function done(summary, latency, requests)
  local thread = threads[1]
  if thread:get("ended") > 0 then
    summary.requests = thread:get("sent")
    summary.duration = (thread:get("ended") - thread:get("began")) * 1e6
  end
  scenario.done(summary, latency, requests)
end
