/**
 * Finds out what a network does to what goes out. Prints JSON:
 * - mapped: the outside address for each UDP destination, asked one after the other from one port (null
 *   without an answer);
 * - knocks: how many packets came from somebody who was not asked yet;
 * - plain, stun: the TCP destinations that got plain words, and what looks like STUN.
 *
 * Arguments: UDP destinations and TCP destinations, as address:port, separated by commas.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';

/** Everything is on one machine, so that an answer takes a millisecond or never comes. */
const PATIENCE_MS = 1_500;
const RESEND_MS = 200;

const [udp = [], tcp = []] = process.argv
  .slice(2)
  .map((list) => list.split(',').map((text) => ({ text, ...destination(text) })));

function destination(text) {
  const [host, port] = text.split(':');
  return { host, port: Number(port) };
}

const socket = createSocket('udp4').bind();
await once(socket, 'listening');
const asked = new Set();
let knocks = 0;

async function outsideAddress({ text, host, port }) {
  asked.add(text);
  const ask = () => socket.send('who am I', port, host);
  ask();
  const again = setInterval(ask, RESEND_MS);
  try {
    return await answerFrom(text);
  } finally {
    clearInterval(again);
  }
}

function answerFrom(text) {
  return new Promise((resolve) => {
    const done = (answer) => {
      clearTimeout(patience);
      socket.off('message', take);
      resolve(answer);
    };
    const take = (message, { address, port }) => {
      const sender = `${address}:${port}`;
      if (!asked.has(sender)) knocks += 1;
      else if (sender === text && message.toString() !== 'knock') done(message.toString());
    };
    const patience = setTimeout(done, PATIENCE_MS, null);
    socket.on('message', take);
  });
}

/** RFC 8489, section 5: a binding request without attributes. */
const stunRequest = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');

async function isHeard({ host, port }, words) {
  const connection = connect({ host, port }).on('connect', () => connection.write(words));
  try {
    await once(connection, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  } finally {
    connection.destroy();
  }
}

async function thatHear(words) {
  const heard = await Promise.all(tcp.map((destination) => isHeard(destination, words)));
  return tcp.filter((_, index) => heard[index]).map(({ text }) => text);
}

async function inTurn(destinations) {
  const mapped = [];
  for (const one of destinations) mapped.push(await outsideAddress(one));
  return mapped;
}

const [mapped, plain, stun] = await Promise.all([
  inTurn(udp),
  thatHear('hello'),
  thatHear(stunRequest),
]);
console.log(JSON.stringify({ mapped, knocks, plain, stun }));
socket.close();
