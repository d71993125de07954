import fc from 'fast-check';
import nodePunycode from 'node:punycode';
import { fromPunycode, toPunycode } from '../../../lib/rooms/punycode';
import { fuzzOptions } from '../../support/fuzz-options';

it.each([
  // RFC 3492, section 7.1.
  ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
  ['למההםפשוטלאמדבריםעברית', '4dbcagdahymbxekheh6e0a7fei0b'],
  ['почемужеонинеговорятпорусски', 'b1abfaaepdrnnbgefbadotcwatmq2g4l'],
  ['3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
  ['-> $1.00 <-', '-> $1.00 <--'],
  ['bücher', 'bcher-kva'],
])('writes %j as %s', (text, expected) => {
  expect(toPunycode(text)).toBe(expected);
  expect(fromPunycode(expected)).toBe(text);
});

it('writes and reads as Node does', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, (written) => {
      expect(toPunycode(written)).toBe(nodePunycode.encode(written));
      expect(fromPunycode(toPunycode(written))).toBe(written);
    }),
    fuzzOptions(500),
  );
});

it('reads anything, or says that it is nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,64}$/), (text) => {
      expect(typeof (fromPunycode(text) ?? '')).toBe('string');
    }),
    fuzzOptions(1000),
  );
});

it.each(['a_b-!', 'É', '99999999', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', 'a-b_'])(
  'finds nothing in %j',
  (text) => {
    expect(fromPunycode(text)).toBeNull();
  },
);
