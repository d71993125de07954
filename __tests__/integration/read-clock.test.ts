import { once } from 'node:events';
import { createServer } from 'node:http';
import { readClock } from '../../server/doctor/read-clock';

const THEIRS = 'Mon, 01 Jun 2026 00:00:00 GMT';

it('reads the clock of a web server, whatever it answers', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/') response.writeHead(404, { Date: THEIRS });
    else response.sendDate = false;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const reading = await readClock(url);
  expect(reading?.theirsMs).toBe(Date.parse(THEIRS));
  expect(await readClock(`${url}/without`)).toBeNull();
  server.close();
  await once(server, 'close');
  expect(await readClock(url)).toBeNull();
});
