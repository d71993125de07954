import fc from 'fast-check';
import { readChannelData } from '../../../../server/relay/codec/channel-data';
import { encodeStunMessage } from '../../../../server/relay/codec/encode-stun-message';
import { isIntegrityRight } from '../../../../server/relay/codec/message-integrity';
import { parseStunMessage } from '../../../../server/relay/codec/parse-stun-message';
import { StreamDeframer } from '../../../../server/relay/codec/stream-deframer';
import { unknownRequiredTypes } from '../../../../server/relay/codec/stun-attribute';
import { MESSAGE_CLASSES } from '../../../../server/relay/codec/stun-message';
import { decodeXorAddress, encodeXorAddress } from '../../../../server/relay/codec/xor-address';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../support/fuzz-options';
import { anyDraft, bends, scratches, someBytes, writeDraft } from './stun-arbitrary';

jest.setTimeout(FUZZ_TIMEOUT_MS);

const KEY = Buffer.from('a key of sixteen');

/** Reads all that can be read of these bytes, as the relay would or more. */
function readAll(bytes: Buffer): void {
  readChannelData(bytes);
  const parse = parseStunMessage(bytes);
  if (parse.status === 'malformed') return;
  const { message } = parse;
  const { attributes, transactionId, integrityOffset } = message;
  expect(MESSAGE_CLASSES).toContain(message.messageClass);
  expect(message.method).toBeLessThanOrEqual(0xfff);
  expect(transactionId).toHaveLength(12);
  const room = attributes.reduce((sum, { value }) => sum + 4 + value.length, 20);
  expect(room).toBeLessThanOrEqual(bytes.length);
  unknownRequiredTypes(attributes);
  if (integrityOffset !== null) isIntegrityRight(bytes, integrityOffset, KEY);
  for (const { value } of attributes) {
    const address = decodeXorAddress(value, transactionId);
    if (address)
      expect(decodeXorAddress(encodeXorAddress(address, transactionId), transactionId)).toEqual(
        address,
      );
  }
}

describe('the codec', () => {
  it('reads any bytes without throwing', () => {
    fc.assert(fc.property(someBytes({ maxLength: 2_000 }), readAll), fuzzOptions(2_000));
  });

  it('reads messages that were bent without throwing, and keeps within them', () => {
    fc.assert(
      fc.property(anyDraft, bends, scratches, (draft, bend, scratch) => {
        readAll(scratch(writeDraft(bend(draft), KEY)));
      }),
      fuzzOptions(8_000),
    );
  });

  it('reads what it writes when nothing is wrong with it, and refuses what is too long', () => {
    fc.assert(
      fc.property(anyDraft, fc.nat(70_000), fc.boolean(), (draft, length, isLong) => {
        const { transactionId } = draft;
        const own = draft.attributes.filter(({ type }) => type !== 0x8 && type !== 0x8028);
        const attributes = isLong ? [...own, { type: 0x13, value: Buffer.alloc(length) }] : own;
        const write = () =>
          encodeStunMessage({
            method: 1,
            messageClass: 'request',
            transactionId,
            attributes,
            key: KEY,
            fingerprint: true,
          });
        const padded = attributes.reduce(
          (sum, { value }) => sum + 4 + Math.ceil(value.length / 4) * 4,
          32,
        );
        if (padded > 0xffff) return expect(write).toThrow(/out of range/);
        const parse = parseStunMessage(write());
        if (parse.status === 'malformed') throw new Error(parse.reason);
        const read = parse.message.attributes;
        expect(read).toHaveLength(attributes.length);
        for (const [index, { type, value }] of attributes.entries()) {
          expect(read[index]?.type).toBe(type);
          expect(read[index]?.value.equals(value)).toBe(true);
        }
      }),
      fuzzOptions(1_000),
    );
  });

  it('cuts any stream without throwing, and never hands on what is longer than it may be', () => {
    const piece = fc.oneof(
      fc.tuple(anyDraft, bends).map(([draft, bend]) => writeDraft(bend(draft), KEY)),
      anyDraft.map((draft) => writeDraft(draft, KEY)),
      fc
        .tuple(fc.integer({ min: 0x4000, max: 0x4fff }), fc.nat(300))
        .map(([channel, length]) => channelData(channel, length)),
      someBytes({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        fc.constantFrom(20, 100, 2_048, undefined),
        (pieces, cuts, maxBytes) => {
          const stream = Buffer.concat(pieces);
          const places = cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b);
          const deframer = new StreamDeframer();
          let from = 0;
          for (const to of [...places, stream.length]) {
            const onFrame = (frame: Buffer) => {
              expect(frame.length).toBeLessThanOrEqual(maxBytes ?? 65_555);
              readAll(frame);
            };
            if (!deframer.push(Buffer.from(stream.subarray(from, to)), onFrame, maxBytes)) return;
            from = to;
          }
        },
      ),
      fuzzOptions(2_000),
    );
  });
});

function channelData(channel: number, length: number): Buffer {
  const frame = Buffer.alloc(4 + Math.ceil(length / 4) * 4, 0xcd);
  frame.writeUInt16BE(channel, 0);
  frame.writeUInt16BE(length, 2);
  return frame;
}
