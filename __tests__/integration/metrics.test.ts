import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { MAX_METRICS_CONNECTIONS } from '../../server/metrics/metrics-server';
import { provisionalTls } from '../../server/tls/provisional-tls';
import { eventually } from '../support/eventually';
import { parseExposition } from '../unit/server/metrics/exposition';
import { ownRelay } from './support/own-relay';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const METRICS = { port: 0, host: '127.0.0.1' };
const ROOM = 'a-room-that-nobody-is-told-of';

jest.setTimeout(60_000);

describe('the port for figures', () => {
  let server: TestServer;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.close();
  });

  const ask = (path = '/metrics', init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.metricsPort}${path}`, init);

  const text = async (): Promise<string> => (await ask()).text();

  const figures = async (): Promise<Record<string, number>> =>
    Object.fromEntries(parseExposition(await text()).samples);

  const open = (port: number): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    return socket;
  };

  it('tells who is where, what was said and what was refused, and neither names nor addresses', async () => {
    server = await TestServer.start({ metrics: METRICS, roomCapacity: 2 });
    const [first, second] = await server.seat(2, ROOM);
    const third = await server.connect();
    third.emit('join_room', { room: ROOM, session: 's'.repeat(16), wait: true });
    await third.next('full_room');
    first?.client.emit('webrtc_offer', { to: second?.self, payload: 'sealed' });
    await second?.client.next('webrtc_offer');
    third.emit('webrtc_offer', { to: second?.self, payload: 'sealed' });
    await third.next('signal_error', ({ code }) => code === 'not_seated');
    third.emit('lock_room', 'nothing of use');
    await third.next('signal_error', ({ code }) => code === 'bad_payload');

    expect(await figures()).toMatchObject({
      tertulia_ready: 1,
      'tertulia_tcp_connections{port="site"}': 3,
      tertulia_signaling_connections: 3,
      tertulia_signaling_connections_opened_total: 3,
      'tertulia_rooms{seats="2"}': 1,
      'tertulia_seats{state="taken"}': 2,
      'tertulia_seats{state="held"}': 0,
      tertulia_queued_people: 1,
      'tertulia_join_duration_seconds_count{outcome="seated"}': 2,
      'tertulia_join_duration_seconds_count{outcome="waiting"}': 1,
      'tertulia_signals_relayed_total{event="webrtc_offer"}': 1,
      'tertulia_messages_refused_total{reason="not_seated"}': 1,
      'tertulia_messages_refused_total{reason="bad_payload"}': 1,
    });
    const told = await text();
    expect(told).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    for (const secret of [ROOM, first?.self ?? '', '127.0.0.1', 'sealed']) {
      expect(told).not.toContain(secret);
    }
    second?.client.socket.io.engine.close();
    await eventually(
      'a seat is held',
      async () => (await figures())['tertulia_seats{state="held"}'] === 1,
    );
  });

  it('answers nothing else, and the site does not answer it', async () => {
    server = await TestServer.start({ metrics: METRICS });
    for (const path of [
      '/',
      '/healthz',
      '/readyz',
      '/metrics/',
      '/socket.io/?EIO=4&transport=polling',
    ])
      expect((await ask(path)).status).toBe(404);
    expect((await ask('/metrics', { method: 'POST', body: 'x' })).status).toBe(405);
    const good = await ask('/metrics');
    expect(good.status).toBe(200);
    expect(good.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(good.headers.get('connection')).toBe('close');
    expect(await (await fetch(`${server.url}/metrics`)).text()).toBe('a page');

    const upgrade = request({
      port: server.metricsPort,
      path: '/metrics',
      headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
    }).end();
    const [answer] = (await once(upgrade, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });

  it('has few connections, and gives a place to the next one when one is gone', async () => {
    server = await TestServer.start({ metrics: METRICS });
    const silent = Array.from({ length: MAX_METRICS_CONNECTIONS }, () => open(server.metricsPort));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const oneMore = open(server.metricsPort);
    await once(oneMore.resume(), 'close');
    silent[0]?.destroy();
    await eventually('there is a place', async () => {
      const response = await ask().catch(() => null);
      return response?.status === 200;
    });
  });

  it('answers while the port of the site takes no more connections', async () => {
    const guard = { ...TEST_CONFIG.guard, maxConnectionsPerAddress: 1 };
    server = await TestServer.start({ metrics: METRICS, guard });
    const [refused, taken] = [
      'tertulia_connections_refused_total{reason="too_many_connections"}',
      'tertulia_tcp_connections{port="site"}',
    ];
    for (let count = 0; count < 300; count += 1) open(server.port).resume();
    await eventually('all have come, and some are refused', async () => {
      const { [refused]: out = 0, [taken]: inside = 0 } = await figures();
      return out > 0 && out + inside === 300;
    });
    await expect(fetch(server.url)).rejects.toThrow();
    expect(await text()).toContain(`${taken} `);
  });

  it('tells what the relay has counted, and when the certificate ends', async () => {
    server = await TestServer.start(
      { metrics: METRICS, relay: ownRelay() },
      { tls: await provisionalTls() },
    );
    // The server tests its own relay, with an allocation at each end.
    await eventually(
      'the relay was tested',
      async () => (await figures())['tertulia_relay_allocations_made_total'] === 6,
    );
    const now = await figures();
    expect(now['tertulia_relay_up']).toBe(1);
    expect(now['tertulia_relay_refusals_total{code="401"}']).toBeGreaterThan(0);
    expect(now['tertulia_certificate_expiry_timestamp_seconds']).toBeGreaterThan(
      Date.now() / 1_000,
    );
  });
});
