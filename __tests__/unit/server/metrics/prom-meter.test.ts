import { PromMeter } from '../../../../server/metrics/prom-meter';
import { parseExposition } from './exposition';
import { serverState } from './server-state';

const read = async (meter: PromMeter, changes: Parameters<typeof serverState>[0] = {}) =>
  parseExposition(await meter.report(serverState(changes)));

describe('PromMeter', () => {
  it('counts what happens', async () => {
    const meter = new PromMeter();
    meter.connected();
    meter.relayed('webrtc_offer');
    meter.refused('connection_closed', 'flooded');
    meter.refused('message_refused', 'bad_token');
    meter.join(() => 'seated');
    meter.join(() => 'seated');
    const { samples } = await read(meter);
    expect(Object.fromEntries(samples)).toMatchObject({
      tertulia_signaling_connections_opened_total: 1,
      'tertulia_signals_relayed_total{event="webrtc_offer"}': 1,
      'tertulia_signals_relayed_total{event="webrtc_answer"}': 0,
      'tertulia_connections_cut_off_total{reason="flooded"}': 1,
      'tertulia_messages_refused_total{reason="bad_token"}': 1,
      'tertulia_join_duration_seconds_count{outcome="seated"}': 2,
      'tertulia_join_duration_seconds_count{outcome="full"}': 0,
    });
  });

  it('tells how the server is, as often as it is asked', async () => {
    const meter = new PromMeter();
    await read(meter);
    const { samples } = await read(meter);
    expect(Object.fromEntries(samples)).toMatchObject({
      tertulia_ready: 1,
      'tertulia_tcp_connections{port="site"}': 4,
      'tertulia_tcp_connections_accepted_total{port="site"}': 40,
      'tertulia_tcp_protocols_total{protocol="http",layer="plain"}': 30,
      'tertulia_tcp_protocols_total{protocol="stun",layer="inside_tls"}': 2,
      tertulia_signaling_connections: 3,
      'tertulia_rooms{seats="0"}': 1,
      'tertulia_rooms{seats="2"}': 2,
      'tertulia_rooms{seats="5"}': 0,
      'tertulia_seats{state="taken"}': 3,
      'tertulia_seats{state="held"}': 1,
      tertulia_queued_people: 6,
      tertulia_door_people: 7,
      tertulia_certificate_expiry_timestamp_seconds: 1_800_000_000,
      tertulia_relay_up: 1,
      tertulia_relay_allocations: 3,
      'tertulia_relay_bytes_total{to="peers"}': 1_200,
      'tertulia_relay_refusals_total{code="401"}': 1,
      tertulia_relay_streams_refused_total: 7,
      tertulia_leases_won_total: 11,
      tertulia_leases_lost_total: 8,
    });
  });

  it('tells nothing of what there is not, and not the last that was known of it', async () => {
    const meter = new PromMeter();
    await read(meter);
    const down = await read(meter, { relay: { up: false, counters: null } });
    expect(down.samples.get('tertulia_relay_up')).toBe(0);
    const none = await read(meter, { relay: null, cluster: null, certificateEndsMs: null });
    for (const name of none.samples.keys()) {
      expect(name).not.toMatch(/relay_|certificate|nodes$|lease|kept|passed/);
    }
    for (const name of down.samples.keys()) expect(name).not.toMatch(/relay_(?!up)/);
  });

  it('names everything as Prometheus wants it named', async () => {
    const { types } = await read(new PromMeter());
    for (const [name, type] of types) {
      expect(name).toMatch(/^(tertulia|process|nodejs)_[a-z0-9_]+$/);
      if (!name.startsWith('tertulia_')) continue;
      expect(name.endsWith('_total')).toBe(type === 'counter');
      expect(name).not.toMatch(/_(ms|milliseconds|minutes|days|kb|percent)(_|$)/);
    }
  });
});
