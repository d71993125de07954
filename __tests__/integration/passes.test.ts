import type { ServerConfig } from '../../server/create-server';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const ACCESS = 'correct horse battery';
const CONFIG = { guard: { ...TEST_CONFIG.guard, accessToken: ACCESS } };

describe('passes', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const start = async (config: Partial<ServerConfig> = CONFIG) => {
    server = await TestServer.start(config);
  };

  const ask = (body: unknown, token: string | null = ACCESS) =>
    fetch(`${server.url}/api/passes`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const passFor = async (room: string, seconds = 60): Promise<string> => {
    const answer = await ask({ room, seconds });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return ((await answer.json()) as { pass: string }).pass;
  };

  const refusal = async (message: Record<string, unknown>) => {
    const client = await server.connect();
    client.emit('join_room', message);
    return (await client.next('signal_error')).code;
  };

  it('open the room that they are for, and no other', async () => {
    await start();
    const pass = await passFor('sala');
    expect(await refusal({ room: 'otra', pass })).toBe('access_required');
    expect(await refusal({ room: 'sala' })).toBe('access_required');
    const guest = await server.connect();
    await guest.join('sala', { pass });
    // Who has both is asked for neither.
    await (await server.connect()).join('dritte', { pass, access: ACCESS });
  });

  it('are worth nothing when they are forged, from before another password, or no pass', async () => {
    await start();
    const pass = await passFor('sala');
    const forged = pass.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await refusal({ room: 'sala', pass: forged })).toBe('access_required');
    expect(await refusal({ room: 'sala', pass: 'x' })).toBe('bad_payload');
    await server.close();
    await start({ guard: { ...CONFIG.guard, accessToken: 'another password' } });
    expect(await refusal({ room: 'sala', pass })).toBe('access_required');
    await server.close();
    await start({ ...CONFIG, secret: 'another secret, as after the file was deleted' });
    expect(await refusal({ room: 'sala', pass })).toBe('access_required');
    await server.close();
    await start();
    await (await server.connect()).join('sala', { pass });
  });

  it('are not guessed by who was heard too often: a wrong one counts for nothing', async () => {
    await start();
    const pass = await passFor('sala');
    const forged = pass.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (let count = 0; count < 30; count += 1) {
      expect(await refusal({ room: 'sala', pass: forged })).toBe('access_required');
    }
    await (await server.connect()).join('sala', { access: ACCESS });
  });

  it('are given to those with the password alone, whose guesses count with those in rooms', async () => {
    await start();
    const stranger = await ask({ room: 'sala', seconds: 60 }, null);
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (let count = 0; count < 20; count += 1) {
      expect((await ask({ room: 'sala', seconds: 60 }, `guess ${String(count)}`)).status).toBe(401);
    }
    expect((await ask({ room: 'sala', seconds: 60 })).status).toBe(429);
    expect(await refusal({ room: 'sala', access: ACCESS })).toBe('rate_limited');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{room: sala}'],
    ['no room', { seconds: 60 }],
    ['what is no room', { room: 'a room', seconds: 60 }],
    ['the key as well', { room: 'sala', seconds: 60, key: 'x' }],
    ['no time', { room: 'sala', seconds: 0 }],
    ['a time without end', { room: 'sala', seconds: 32 * 24 * 3_600 }],
  ])('are not given for %s', async (_, body) => {
    await start();
    expect((await ask(body)).status).toBe(400);
  });

  it('are not given to who sends more than a request', async () => {
    await start();
    expect((await ask('x'.repeat(2_000))).status).toBe(413);
    await passFor('sala');
  });

  it('are given so many times to an address, and then again later', async () => {
    await start();
    const statuses = new Set<number>();
    for (let count = 0; count < 200 && !statuses.has(429); count += 1) {
      statuses.add((await ask({ room: 'sala', seconds: 60 })).status);
    }
    expect([...statuses]).toEqual([201, 429]);
  });

  it('are not there where everybody may open rooms', async () => {
    await start({});
    expect((await ask({ room: 'sala', seconds: 60 })).status).toBe(405);
  });
});
