import * as fc from 'fast-check';
import { formatEnvelope, parseEnvelope } from '../../../lib/sealing/sealed-envelope';
import { sessionId } from '../../fakes/sealing-world';

const [S, R] = [sessionId('s'), sessionId('r')];
const BOX = 'A'.repeat(23);
const text = (change: Partial<Record<number, string>> = {}) =>
  ['1', S, R, '1', '0', BOX].map((part, index) => change[index] ?? part).join('.');

describe('sealed envelope', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 17, maxLength: 300 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.maxSafeNat(),
        (bytes, attempt, counter) => {
          const box = new Uint8Array(bytes);
          const envelope = { sender: S, receiver: R, attempt, counter, box };
          expect(parseEnvelope(formatEnvelope(envelope))).toEqual(envelope);
        },
      ),
    );
  });

  it('reads one text for one envelope only', () => {
    expect(parseEnvelope(text())).not.toBeNull();
    expect(parseEnvelope(text({ 1: '' }))).not.toBeNull();
    const wrong: string[] = [
      '',
      '.....',
      text({ 0: '2' }),
      text({ 0: '01' }),
      text({ 1: 's'.repeat(15) }),
      text({ 2: `${'r'.repeat(15)}=` }),
      text({ 3: '01' }),
      text({ 3: '-1' }),
      text({ 3: '1e3' }),
      text({ 3: '10000000' }),
      text({ 4: '' }),
      text({ 4: '00' }),
      text({ 4: '9007199254740992' }),
      text({ 4: ' 1' }),
      text({ 5: '' }),
      text({ 5: 'A'.repeat(22) }),
      text({ 5: `${BOX}=` }),
      text({ 5: `${'A'.repeat(22)}B` }),
      text({ 5: 'A'.repeat(25) }),
      text({ 5: 'A'.repeat(61_440) }),
      `${text()}.`,
      `${text()}\n`,
    ];
    for (const payload of wrong) expect([payload, parseEnvelope(payload)]).toEqual([payload, null]);
  });
});
