-- Everybody looks again, and nothing changed: own wishes with the tag of the last reading. Tags are
-- each candidate's own: bench/http/run fetches those of some candidates into a file.
--
--   wrk … -s bench/http/not_modified.lua http://127.0.0.1:8080 -- token=… tags=FILE
--
-- FILE has lines "CANDIDATE TAG". To change it: more candidates in FILE, or wrong tags among them,
-- which are answered by a whole body.
local scenario = dofile("bench/http/scenario.lua")
local requests = {}

function init(arguments)
  local given = scenario.arguments(arguments)
  for _, line in ipairs(scenario.lines(given.tags)) do
    local candidate, tag = line:match("(%d+) (.+)")
    requests[#requests + 1] = "GET /v1/candidates/" .. candidate .. "/wishes" ..
      scenario.tail(given, "If-None-Match: " .. tag .. "\r\n")
  end
end

function request()
  return requests[math.random(#requests)]
end

done = scenario.done
