/**
 * What is done in one step at the store. Everything is under one prefix; `alive` says until when leases are good, by
 * the store's own clock. Rooms that nobody gave up are forgotten after a day, in which their keepers have confirmed them.
 */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function lives(node)
  local ends = redis.call('ZSCORE', KEYS[1], node)
  return ends and tonumber(ends) > now
end
`;

/** KEYS: alive, facts, mailbox, born. ARGV: node, lease in ms, facts, read up to. */
export const RENEW = `${NOW}
redis.call('SET', KEYS[4], now, 'NX')
local unbroken = lives(ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
if redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('XTRIM', KEYS[3], 'MINID', ARGV[4])
  redis.call('PEXPIRE', KEYS[3], 60000)
end
for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - 60000, 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[1], node)
  redis.call('HDEL', KEYS[2], node)
end
local nodes = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES')
local told = { unbroken and 1 or 0, now }
for index = 1, #nodes, 2 do
  table.insert(told, nodes[index])
  table.insert(told, redis.call('HGET', KEYS[2], nodes[index]) or '')
  table.insert(told, tostring(nodes[index + 1] - now))
end
return told
`;

/**
 * KEYS: alive, room, born. ARGV: node, life of the record in ms, for how long a store that began empty waits for those who
 * kept rooms before, in ms.
 */
export const SETTLE = `${NOW}
if not lives(ARGV[1]) then return nil end
local keeper = redis.call('GET', KEYS[2])
if not keeper and now < tonumber(redis.call('GET', KEYS[3]) or now) + ARGV[3] then return nil end
if keeper and keeper ~= ARGV[1] and lives(keeper) then return { keeper, 0 } end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return { ARGV[1], keeper and 1 or 0 }
`;

/** KEYS: alive, rooms. ARGV: node, life of the records in ms, the former names of the node. */
export const CONFIRM = `${NOW}
if not lives(ARGV[1]) then return nil end
local kept = {}
for index = 2, #KEYS do
  local keeper = redis.call('GET', KEYS[index])
  if not keeper or keeper == ARGV[1] or keeper == ARGV[index + 1] then
    redis.call('SET', KEYS[index], ARGV[1], 'PX', ARGV[2])
    table.insert(kept, 1)
  else
    table.insert(kept, 0)
  end
end
return kept
`;

/** KEYS: room. ARGV: node. */
export const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

/** KEYS: rooms. ARGV: node, life of the records in ms, the nodes that keep the rooms from now on. */
export const HAND = `
for index = 1, #KEYS do
  if redis.call('GET', KEYS[index]) == ARGV[1] then
    redis.call('SET', KEYS[index], ARGV[index + 2], 'PX', ARGV[2])
  end
end
return 1
`;
