/**
 * Tells everybody who asks over UDP what they look like from outside, as text, and before it does so lets
 * the port after its own knock at that address. Over TCP it says back what it is told.
 *
 * Arguments: addresses, separated by commas; UDP ports; TCP ports.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

const [addresses = [], udpPorts = [], tcpPorts = []] = process.argv
  .slice(2)
  .map((list) => list.split(','));

async function udpSocket(address, port) {
  const socket = createSocket('udp4').bind(port, address);
  await once(socket, 'listening');
  return socket;
}

async function reflect(address, port) {
  const socket = await udpSocket(address, port);
  const stranger = await udpSocket(address, port + 1);
  const answer = (from, text, asker) =>
    new Promise((resolve) => from.send(text, asker.port, asker.address, resolve));
  socket.on('message', async (_, asker) => {
    await answer(stranger, 'knock', asker);
    await answer(socket, `${asker.address}:${asker.port}`, asker);
  });
  stranger.on('message', (_, asker) => {
    void answer(stranger, `${asker.address}:${asker.port}`, asker);
  });
}

async function accept(address, port) {
  const server = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(
    port,
    address,
  );
  await once(server, 'listening');
}

for (const address of addresses) {
  for (const port of udpPorts) await reflect(address, Number(port));
  for (const port of tcpPorts) await accept(address, Number(port));
}
console.log('ready');
