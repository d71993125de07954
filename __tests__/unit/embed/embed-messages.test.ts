import * as fc from 'fast-check';
import { parseEmbedCommand } from '../../../lib/embed/embed-messages';

it.each([
  { tertulia: 1, command: 'hello' },
  { tertulia: 1, command: 'join' },
  { tertulia: 1, command: 'leave' },
  { tertulia: 1, command: 'microphone', on: false },
  { tertulia: 1, command: 'camera', on: true },
  { tertulia: 1, command: 'chat', on: true },
  { tertulia: 1, command: 'layout', layout: 'speaker' },
])('reads %j', (message) => {
  expect(parseEmbedCommand(message)).toEqual(message);
});

it.each([
  undefined,
  null,
  'join',
  [],
  { command: 'join' },
  { tertulia: 2, command: 'join' },
  { tertulia: 1, command: 'record' },
  { tertulia: 1, command: 'join', access: 'x' },
  { tertulia: 1, command: 'microphone' },
  { tertulia: 1, command: 'camera', on: 1 },
  { tertulia: 1, command: 'chat' },
  { tertulia: 1, command: 'layout', layout: 'automatic ' },
  { tertulia: 1, event: 'joined' },
])('reads no command in %j', (message) => {
  expect(parseEmbedCommand(message)).toBeNull();
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (junk) => {
      expect(parseEmbedCommand(junk)).toBeNull();
    }),
  );
});
