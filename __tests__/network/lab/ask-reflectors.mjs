/**
 * Finds out what a network does to what goes out. Prints JSON:
 * - mapped: the outside address for each UDP destination, asked one after the other from one port (null
 *   without an answer);
 * - knocks: how many packets came from somebody who was not asked yet;
 * - reached: the TCP destinations that a connection could be made to.
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

async function isReached({ host, port }) {
  const attempt = connect({ host, port });
  try {
    await once(attempt, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  } finally {
    attempt.destroy();
  }
}

async function inTurn(destinations) {
  const mapped = [];
  for (const one of destinations) mapped.push(await outsideAddress(one));
  return mapped;
}

const [mapped, answers] = await Promise.all([inTurn(udp), Promise.all(tcp.map(isReached))]);
const reached = tcp.filter((_, index) => answers[index]).map(({ text }) => text);
console.log(JSON.stringify({ mapped, knocks, reached }));
socket.close();
