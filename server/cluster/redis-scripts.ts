/**
 * What is done in one step at the store. Everything is under one prefix; `alive` says until when leases are good, by
 * the store's own clock. Rooms that nobody gave up are forgotten after a day, in which their keepers have confirmed them.
 *
 * Each script first looks whether it comes in time (ARGV[1]: by the store's clock, in ms since the epoch): who asked has
 * given up by then, and maybe gone on under another name. And what it writes is of this run of Redis only: what another run
 * knew may have come back from a dump, or with a replica, and be old.
 */
const BEGIN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now >= tonumber(ARGV[1]) then return redis.error_reply('LATE It is too late for this.') end
local server = redis.pcall('INFO', 'server')
local run = type(server) == 'string' and string.match(server, 'run_id:(%x+)') or 'unknown'
local function of(key) return key .. '@' .. run end
local alive = of(KEYS[1])
local function lives(node)
  local ends = redis.call('ZSCORE', alive, node)
  return ends and tonumber(ends) > now
end
`;

/** What {@link BEGIN} answers to what comes too late. */
export const LATE = 'LATE';

/** How long a mailbox is kept that nobody reads, in milliseconds. */
const MAILBOX_MS = 60_000;

/**
 * Fails before it has written anything where the user may not send letters or read them: who keeps rooms answers to people
 * at other nodes. The mailbox that it tries has no owner, is never there, and is not made by that.
 *
 * KEYS: alive, facts, mailbox, born, a mailbox to try. ARGV: deadline, node, lease in ms, facts, read up to, life of what is
 * kept in ms.
 */
export const RENEW = `${BEGIN}
redis.call('XADD', KEYS[5], 'NOMKSTREAM', '*', 'l', '')
redis.call('XREAD', 'COUNT', '1', 'STREAMS', KEYS[5], '0')
local facts, born = of(KEYS[2]), of(KEYS[4])
redis.call('SET', born, now, 'NX')
local unbroken = lives(ARGV[2])
redis.call('ZADD', alive, now + ARGV[3], ARGV[2])
redis.call('HSET', facts, ARGV[2], ARGV[4])
for _, key in ipairs({ alive, facts, born }) do redis.call('PEXPIRE', key, ARGV[6]) end
if redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('XTRIM', KEYS[3], 'MINID', ARGV[5])
  redis.call('PEXPIRE', KEYS[3], ${String(MAILBOX_MS)})
end
for _, node in ipairs(redis.call('ZRANGEBYSCORE', alive, '-inf', now - 60000, 'LIMIT', 0, 100)) do
  redis.call('ZREM', alive, node)
  redis.call('HDEL', facts, node)
end
local nodes = redis.call('ZRANGEBYSCORE', alive, '(' .. now, '+inf', 'WITHSCORES')
local told = { unbroken and 1 or 0, now }
for index = 1, #nodes, 2 do
  table.insert(told, nodes[index])
  table.insert(told, redis.call('HGET', facts, nodes[index]) or '')
  table.insert(told, tostring(nodes[index + 1] - now))
end
return told
`;

/** KEYS: alive, facts, mailbox. ARGV: deadline, node. */
export const LEAVE = `${BEGIN}
redis.call('ZREM', alive, ARGV[2])
redis.call('HDEL', of(KEYS[2]), ARGV[2])
redis.call('DEL', KEYS[3])
return 1
`;

/**
 * KEYS: alive, room, born. ARGV: deadline, node, life of the record in ms, for how long a run that began lately waits for
 * those who kept rooms before, in ms.
 */
export const SETTLE = `${BEGIN}
if not lives(ARGV[2]) then return nil end
local room = of(KEYS[2])
local keeper = redis.call('GET', room)
if not keeper and now < tonumber(redis.call('GET', of(KEYS[3])) or now) + ARGV[4] then return nil end
if keeper and keeper ~= ARGV[2] and lives(keeper) then return { keeper, false } end
redis.call('SET', room, ARGV[2], 'PX', ARGV[3])
return { ARGV[2], keeper }
`;

/** KEYS: alive, rooms. ARGV: deadline, node, life of the records in ms, the former names of the node. */
export const CONFIRM = `${BEGIN}
if not lives(ARGV[2]) then return nil end
local kept = {}
for index = 2, #KEYS do
  local room = of(KEYS[index])
  local keeper = redis.call('GET', room)
  if not keeper or keeper == ARGV[2] or keeper == ARGV[index + 2] then
    redis.call('SET', room, ARGV[2], 'PX', ARGV[3])
    table.insert(kept, 1)
  else
    table.insert(kept, 0)
  end
end
return kept
`;

/** KEYS: alive, rooms. ARGV: deadline, node. */
export const RELEASE = `${BEGIN}
for index = 2, #KEYS do
  local room = of(KEYS[index])
  if redis.call('GET', room) == ARGV[2] then redis.call('DEL', room) end
end
return 1
`;

/** KEYS: alive, rooms. ARGV: deadline, node, life of the records in ms, the nodes that keep the rooms from now on. */
export const HAND = `${BEGIN}
for index = 2, #KEYS do
  local room = of(KEYS[index])
  if redis.call('GET', room) == ARGV[2] then
    redis.call('SET', room, ARGV[index + 2], 'PX', ARGV[3])
  end
end
return 1
`;

/** KEYS: mailbox. ARGV: how many letters it may hold, about, letter. Letters have numbers: one that comes late does no harm. */
export const POST = `
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'l', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ${String(MAILBOX_MS)})
return 1
`;
