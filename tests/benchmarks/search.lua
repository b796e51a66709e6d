-- One address after the other from a list; at the end one line of JSON.
-- wrk ... -- FILE PREFIX FIRST: each line of FILE behind PREFIX, beginning with the line after FIRST.
local addresses, number = {}, 0

init = function(arguments)
  for line in io.lines(arguments[1]) do addresses[#addresses + 1] = arguments[2] .. line end
  number = tonumber(arguments[3])
end

request = function()
  number = number + 1
  return wrk.format("GET", addresses[(number - 1) % #addresses + 1])
end

done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('\n{"requests": %d, "seconds": %f, "bytes": %d, "p50_ms": %f, "p99_ms": %f, "bad": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
