-- An ordinary hour: reads of own wishes, looks that find nothing new, and some answers.
--
--   wrk … -s bench/http/mixed.lua http://127.0.0.1:8080 -- token=… first=… last=… tags=FILE \
--     proposals=FILE from=1 to=100000 answers_percent=10
--
-- To change it: answers_percent, and the share of looks below. When the proposals are used up,
-- reads take the place of answers.
local scenario = dofile("bench/http/scenario.lua")
local looks_percent = 30
local given, proposals, read_tail
local looks, answered = {}, 0

function init(arguments)
  given = scenario.arguments(arguments)
  proposals = scenario.lines(given.proposals, given.from, given.to)
  read_tail = "/wishes" .. scenario.tail(given, "")
  for _, line in ipairs(scenario.lines(given.tags)) do
    local candidate, tag = line:match("(%d+) (.+)")
    looks[#looks + 1] = "GET /v1/candidates/" .. candidate .. "/wishes" ..
      scenario.tail(given, "If-None-Match: " .. tag .. "\r\n")
  end
end

function request()
  local drawn = math.random() * 100
  if drawn < given.answers_percent and answered < #proposals then
    answered = answered + 1
    return scenario.answer(given, proposals[answered])
  end
  if drawn >= 100 - looks_percent then return looks[math.random(#looks)] end
  return "GET /v1/candidates/" .. math.random(given.first, given.last) .. read_tail
end

done = scenario.done
