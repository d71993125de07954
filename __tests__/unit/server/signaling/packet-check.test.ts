import { PacketCheck } from '../../../../server/signaling/packet-check';

const message = (data: unknown) => ({ type: 'message', data });

it('lets through what our clients say', () => {
  const check = new PacketCheck();
  for (const packet of [
    message('0'),
    message('2["watch_room",{"room":"sala"}]'),
    message('21["leave_room"]'),
    { type: 'pong' },
    message('1'),
  ]) {
    expect(check.admits(packet)).toBe(true);
  }
  expect(new PacketCheck().admits(message('0{"token":"x"}'))).toBe(true);
});

it.each([
  ['an event before the greeting', [message('2["watch_room",{}]')]],
  ['a second greeting', [message('0'), message('0')]],
  ['another namespace', [message('0/x,')]],
  ['an event of another namespace', [message('0'), message('2/x,["a"]')]],
  ['an acknowledgement', [message('0'), message('30[]')]],
  ['a greeting that is refused', [message('0'), message('4{}')]],
  ['a binary event', [message('0'), message('51-["a",{"_placeholder":true,"num":0}]')]],
  ['a binary acknowledgement', [message('0'), message('61-0[]')]],
  ['bytes', [message('0'), message(Buffer.from('x'))]],
  ['nothing', [message('0'), message('')]],
  ['nothing that is a packet', [message('0'), message('x')]],
  ['an id that is too long', [message('0'), message(`2${'1'.repeat(11)}["a"]`)]],
])('does not let %s through', (_what, packets) => {
  const check = new PacketCheck();
  expect(packets.map((packet) => check.admits(packet)).at(-1)).toBe(false);
});
