import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';

export interface BareServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** The server of a tutorial: one page, rooms without limits, signals to whomever. The baseline. */
export async function startBareServer(): Promise<BareServer> {
  const page = readFileSync(join(__dirname, 'bare-page.html'));
  const http = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page);
  });
  const io = new Server(http);
  io.on('connection', (socket) => {
    socket.on('join', (room: string) => {
      socket.to(room).emit('arrived', socket.id);
      void socket.join(room);
    });
    socket.on('signal', (to: string, signal: unknown) => {
      io.to(to).emit('signal', socket.id, signal);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('No port was free');
  return { origin: `http://127.0.0.1:${String(address.port)}`, stop: () => io.close() };
}
