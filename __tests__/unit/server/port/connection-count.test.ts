import { Socket } from 'node:net';
import { ConnectionCount } from '../../../../server/port/connection-count';
import { CUT_OFFS, REFUSALS_PER_CUT_OFF } from '../../../../server/shares/limits';
import { Rates } from '../../../../server/shares/rates';

const room = { total: 100, perNetwork: 100, atLeast: 100 };

function socketFrom(remoteAddress: string): Socket {
  return Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
}

it('takes no other connections from where many were cut off, until some time has passed', () => {
  let nowMs = 0;
  const onRefused = jest.fn();
  const count = new ConnectionCount(room, new Rates(CUT_OFFS, () => nowMs), onRefused);
  for (let cut = 0; cut < CUT_OFFS.burst; cut += 1) {
    const socket = socketFrom('192.0.2.1');
    expect(count.admit(socket)).toBe(true);
    count.cutOff(socket);
    expect(socket.destroyed).toBe(true);
  }

  const refused = socketFrom('192.0.2.1');
  expect(count.admit(refused)).toBe(false);
  expect(refused.destroyed).toBe(true);
  expect(onRefused).toHaveBeenCalledTimes(1);
  expect(count.admit(socketFrom('192.0.2.2'))).toBe(true);

  nowMs += 1_000 / CUT_OFFS.perSecond;
  expect(count.admit(socketFrom('192.0.2.1'))).toBe(true);
});

it('takes no other connections from where much too much was refused in words', () => {
  const count = new ConnectionCount(room, new Rates(CUT_OFFS, () => 0), jest.fn());
  const bearable = (CUT_OFFS.burst - 1) * REFUSALS_PER_CUT_OFF;
  for (let refusal = 0; refusal < bearable; refusal += 1)
    count.noteRefusal(socketFrom('192.0.2.1'));
  expect(count.admit(socketFrom('192.0.2.1'))).toBe(true);

  for (let refusal = 0; refusal <= REFUSALS_PER_CUT_OFF; refusal += 1) {
    count.noteRefusal(socketFrom('192.0.2.1'));
  }
  expect(count.admit(socketFrom('192.0.2.1'))).toBe(false);
  expect(count.admit(socketFrom('192.0.2.2'))).toBe(true);
});

it('goes on taking connections of proxies, whatever one of their clients sent', () => {
  const count = new ConnectionCount(room, null, jest.fn());
  for (let cut = 0; cut < 2 * CUT_OFFS.burst; cut += 1) count.cutOff(socketFrom('10.0.0.1'));
  expect(count.admit(socketFrom('10.0.0.1'))).toBe(true);
});
