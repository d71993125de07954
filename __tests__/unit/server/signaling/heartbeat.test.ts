import { PING_TIMEOUT_MS, silenceBefore } from '../../../../server/signaling/heartbeat';

it('knows how long nothing came of a connection that gave no answer, and of no other', () => {
  expect(silenceBefore('ping timeout')).toBe(PING_TIMEOUT_MS);
  expect(silenceBefore('transport close')).toBe(0);
  expect(silenceBefore('node_gone')).toBe(0);
});
