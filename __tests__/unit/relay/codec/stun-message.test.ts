import * as fc from 'fast-check';
import { encodeStunMessage } from '../../../../server/relay/codec/encode-stun-message';
import { isIntegrityRight } from '../../../../server/relay/codec/message-integrity';
import { parseStunMessage } from '../../../../server/relay/codec/parse-stun-message';
import { ATTRIBUTE, unknownRequiredTypes } from '../../../../server/relay/codec/stun-attribute';
import { MESSAGE_CLASSES } from '../../../../server/relay/codec/stun-message';

const bytes = (constraints: fc.IntArrayConstraints) =>
  fc.uint8Array(constraints).map((array) => Buffer.from(array));

const attributes = fc.array(
  fc.record({
    type: fc
      .integer({ min: 0, max: 0xffff })
      .filter((type) => type !== ATTRIBUTE.messageIntegrity && type !== ATTRIBUTE.fingerprint),
    value: bytes({ maxLength: 40 }),
  }),
  { maxLength: 8 },
);

const messages = fc.record({
  method: fc.integer({ min: 0, max: 0xfff }),
  messageClass: fc.constantFrom(...MESSAGE_CLASSES),
  transactionId: bytes({ minLength: 12, maxLength: 12 }),
  attributes,
  key: fc.option(bytes({ minLength: 1, maxLength: 64 })),
  fingerprint: fc.boolean(),
});

describe('STUN messages', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(messages, (parts) => {
        const encoded = encodeStunMessage(parts);
        const parse = parseStunMessage(encoded);
        if (parse.status === 'malformed') throw new Error(parse.reason);
        const { message } = parse;
        const { method, messageClass, transactionId } = parts;
        expect(message).toMatchObject({ method, messageClass, transactionId });
        expect(message.attributes).toEqual(parts.attributes);
        expect(message.hasFingerprint).toBe(parts.fingerprint);
        expect(message.integrityOffset !== null).toBe(parts.key !== null);
        if (parts.key) {
          expect(isIntegrityRight(encoded, message.integrityOffset ?? 0, parts.key)).toBe(true);
        }
      }),
    );
  });

  it('never make the parser throw, whatever the bytes', () => {
    fc.assert(fc.property(bytes({ maxLength: 200 }), (some) => void parseStunMessage(some)));
    // Past the header's checks, where the attributes are.
    fc.assert(
      fc.property(bytes({ maxLength: 200 }), (body) => {
        const message = Buffer.concat([
          Buffer.from('000100002112a442', 'hex'),
          Buffer.alloc(12),
          body,
        ]);
        message.writeUInt16BE(body.length, 2);
        parseStunMessage(message);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are malformed when they are cut or changed', () => {
    fc.assert(
      fc.property(messages, fc.nat(), fc.nat(), (parts, where, how) => {
        const encoded = encodeStunMessage(parts);
        const cut = encoded.subarray(0, where % encoded.length);
        expect(parseStunMessage(cut).status).toBe('malformed');
        encoded[where % encoded.length] = how & 0xff;
        parseStunMessage(encoded);
      }),
      { numRuns: 500 },
    );
  });

  const HEADER = '2112a442000000000000000000000000';
  it.each([
    ['shorter than a header', `00010000${HEADER}`.slice(0, 38)],
    ['the first two bits are not zero', `40010000${HEADER}`],
    ['no magic cookie', `000100002112a443${HEADER.slice(8)}`],
    ['wrong length', `00010004${HEADER}`],
    ['not padded to 32 bits', `00010002${HEADER}0006`],
    ['an attribute ends behind the message', `00010004${HEADER}00060001`],
    ['wrong size of integrity', `00010008${HEADER}0008000400000000`],
    ['wrong fingerprint', `00010008${HEADER}8028000400000000`],
  ])('are refused: %s', (reason, text) => {
    expect(parseStunMessage(Buffer.from(text, 'hex'))).toEqual({ status: 'malformed', reason });
  });

  it('end with their fingerprint', () => {
    const parts = { method: 1, messageClass: 'request', transactionId: Buffer.alloc(12) } as const;
    const longer = encodeStunMessage({
      ...parts,
      attributes: [{ type: ATTRIBUTE.software, value: Buffer.from('ab') }],
      key: null,
      fingerprint: true,
    });
    // The fingerprint is right, but something follows it.
    const wrong = Buffer.concat([longer, Buffer.from('8022000061626364', 'hex').subarray(0, 4)]);
    wrong.writeUInt16BE(wrong.length - 20, 2);
    expect(parseStunMessage(wrong).status).toBe('malformed');
  });

  it('lose what stands behind the integrity, which nobody signed', () => {
    const parts = { method: 1, messageClass: 'request', transactionId: Buffer.alloc(12) } as const;
    const key = Buffer.from('key');
    const signed = encodeStunMessage({ ...parts, attributes: [], key, fingerprint: false });
    const forged = Buffer.concat([signed, Buffer.from('0006000465766531', 'hex')]);
    forged.writeUInt16BE(forged.length - 20, 2);
    const parse = parseStunMessage(forged);
    if (parse.status === 'malformed') throw new Error(parse.reason);
    expect(parse.message.attributes).toEqual([]);
    expect(isIntegrityRight(forged, parse.message.integrityOffset ?? 0, key)).toBe(true);
  });

  it('name the attributes that must be understood and are not, each once', () => {
    const of = (...types: number[]) => types.map((type) => ({ type, value: Buffer.alloc(0) }));
    expect(unknownRequiredTypes(of(0x0006, 0x001a, 0x7fff, 0x001a, 0x8000, 0xffff))).toEqual([
      0x001a, 0x7fff,
    ]);
  });
});
