import { eventually } from '../support/eventually';
import { RedisProcess } from './support/redis-process';
import { RedisStandby } from './support/redis-standby';
import { TestServer } from './support/test-server';

/** Sentinel takes some seconds to be sure, and nodes to hear of it. */
jest.setTimeout(90_000);

describe('many servers, when Redis fails over', () => {
  it('go on with another master, with the same people in the same rooms', async () => {
    const master = await RedisProcess.start();
    const standby = await RedisStandby.beside(master);
    const cluster = { redis: standby.config, prefix: 'test' };
    const servers: TestServer[] = [];
    try {
      for (let count = 0; count < 2; count++) servers.push(await TestServer.start({ cluster }));
      const [first, second] = servers;
      if (!first || !second) throw new Error('Two servers were expected.');
      const isReady = async ({ url }: TestServer) => (await fetch(`${url}/readyz`)).ok;
      await eventually('both are ready', async () => (await isReady(first)) && isReady(second));
      const [ana] = await first.seat(1, 'sala');
      await master.kill();
      await standby.hasTakenOver();
      await eventually('both are ready', async () => (await isReady(first)) && isReady(second));
      const ben = await second.connect();
      const seat = await ben.joinInTime('sala');
      expect(seat.peers.map(({ id }) => id)).toEqual([ana?.self]);
      expect(seat.door.host).toBe(ana?.self);
    } finally {
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all([standby.close(), master.close()]);
    }
  });
});
