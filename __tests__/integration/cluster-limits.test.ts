import { pino } from 'pino';
import { eventually } from '../support/eventually';
import { RedisProcess } from './support/redis-process';
import type { TestClient } from './support/test-client';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const { guard } = TEST_CONFIG;
const PASSWORD = 'what all of these servers want to be told';

describe('many servers count together', () => {
  let redis: RedisProcess;
  const servers: TestServer[] = [];
  beforeEach(async () => {
    redis = await RedisProcess.start();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await redis.close();
  });

  /** Two servers that know of each other, and somebody at each. */
  const start = async (limits: Partial<typeof guard>): Promise<[TestClient, TestClient]> => {
    let log = '';
    const logger = pino({ level: 'info' }, { write: (line: string) => void (log += line) });
    const config = { cluster: redis.config, guard: { ...guard, ...limits } };
    for (let count = 0; count < 2; count++)
      servers.push(await TestServer.start(config, { logger }));
    await eventually('both know', () => log.split('node_joined').length === 3);
    const [one, other] = await Promise.all(servers.map((server) => server.connect()));
    if (!one || !other) throw new Error('Two servers were expected.');
    return [one, other];
  };

  /** Asks for a seat, and gives it back. @returns what was answered */
  const ask = async (client: TestClient, room: string, more: object = {}): Promise<string> => {
    try {
      await client.join(room, more);
      client.emit('leave_room');
      await client.settle();
      return 'seated';
    } catch (error) {
      return /"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error);
    }
  };

  it('wrong passwords of an address', async () => {
    const [one, other] = await start({ accessToken: PASSWORD });
    expect(await ask(other, 'jardin', { access: PASSWORD })).toBe('seated');
    for (let count = 0; count < 20; count++) {
      expect(await ask(one, 'sala', { access: `guess ${String(count)}` })).toBe('access_denied');
    }
    // Whoever guesses at one is not heard at the other either, be it right.
    await eventually('the other server knows', async () => {
      return (await ask(other, 'jardin', { access: PASSWORD })) === 'rate_limited';
    });
  });

  it('joins of an address', async () => {
    const [, other] = await start({ maxConnectionsPerAddress: 20 });
    // More than 200, which are what an address has in one go; one connection alone may not say so much.
    for (let count = 0; count < 7; count++) {
      const client = await servers[0]?.connect();
      for (let join = 0; join < 30; join++) client?.emit('join_room', { room: 'sala' });
      await client?.settle();
    }
    let joins = 0;
    await eventually('the other server knows', async () => {
      joins += 1;
      return (await ask(other, 'jardin')) === 'rate_limited';
    });
    expect(joins).toBeLessThan(20);
  });

  it('open rooms, of an address and in all, until who keeps them is gone', async () => {
    const [one, other] = await start({ maxRooms: 3 });
    await one.join('sala');
    const [second] = servers;
    await second?.seat(1, 'cocina');
    await second?.seat(1, 'patio');
    await eventually('the other server knows', async () => {
      return (await ask(other, 'jardin')) === 'too_many_rooms';
    });
    one.emit('leave_room');
    await eventually(
      'there is room for one',
      async () => (await ask(other, 'jardin')) === 'seated',
    );
    await other.join('jardin');
    expect(await ask(other, 'terraza')).not.toBe('seated');
    await servers.shift()?.close();
    await eventually('there is room for more', async () => {
      const third = await servers[0]?.connect();
      return third !== undefined && (await ask(third, 'terraza')) === 'seated';
    });
  });
});
