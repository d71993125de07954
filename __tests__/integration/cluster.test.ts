import { RedisProcess } from './support/redis-process';
import { TestServer } from './support/test-server';

describe('many servers', () => {
  let redis: RedisProcess;
  const servers: TestServer[] = [];
  beforeEach(async () => {
    redis = await RedisProcess.start();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await redis.close();
  });

  const node = async (): Promise<TestServer> => {
    const server = await TestServer.start({ cluster: redis.config });
    servers.push(server);
    return server;
  };

  it('have people in one room who are connected to different ones', async () => {
    const [first, second] = [await node(), await node()];
    const [ana] = await first.seat(1, 'sala');
    const [ben] = await second.seat(1, 'sala');
    expect(ben?.peers).toEqual([{ id: ana?.self, away: false, session: '' }]);
    expect(ben?.door.host).toBe(ana?.self);
    ana?.client.emit('start_call');
    await ana?.client.settle();
    ben?.client.emit('start_call');
    expect(await ana?.client.next('start_call')).toEqual({ from: ben?.self, session: '' });
    ana?.client.emit('webrtc_offer', { to: ben?.self, payload: 'an offer' });
    expect(await ben?.client.next('webrtc_offer')).toEqual({
      from: ana?.self,
      payload: 'an offer',
    });
    ben?.client.emit('webrtc_answer', { to: ana?.self, payload: 'an answer' });
    expect(await ana?.client.next('webrtc_answer')).toEqual({
      from: ben?.self,
      payload: 'an answer',
    });
    ben?.client.emit('leave_room');
    expect(await ana?.client.next('peer_left')).toEqual({ peer: ben?.self });
  });
});
