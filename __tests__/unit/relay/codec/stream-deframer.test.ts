import * as fc from 'fast-check';
import { StreamDeframer } from '../../../../server/relay/codec/stream-deframer';
import { encodeStunMessage } from '../../../../server/relay/codec/encode-stun-message';

const bytes = (constraints: fc.IntArrayConstraints) =>
  fc.uint8Array(constraints).map((array) => Buffer.from(array));

const channelData = fc
  .tuple(fc.integer({ min: 0x4000, max: 0x4fff }), bytes({ maxLength: 70 }))
  .map(([channel, data]) => {
    const header = Buffer.alloc(4);
    header.writeUInt16BE(channel, 0);
    header.writeUInt16BE(data.length, 2);
    return Buffer.concat([header, data]);
  });

const stunMessages = bytes({ maxLength: 60 }).map((value) =>
  encodeStunMessage({
    method: 6,
    messageClass: 'indication',
    transactionId: Buffer.alloc(12, 7),
    attributes: [{ type: 0x13, value }],
    key: null,
    fingerprint: false,
  }),
);

const padded = (frame: Buffer) =>
  Buffer.concat([frame, Buffer.alloc((4 - (frame.length % 4)) % 4, 0xaa)]);

/** Cuts a stream at these places. */
function pieces(stream: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length].sort(
    (a, b) => a - b,
  );
  return places.map((end, index) => Buffer.from(stream.subarray(places[index - 1] ?? 0, end)));
}

describe('StreamDeframer', () => {
  it('finds the same frames wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(channelData, stunMessages), { maxLength: 10 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (frames, cuts) => {
          const deframer = new StreamDeframer();
          const found: Buffer[] = [];
          for (const piece of pieces(Buffer.concat(frames.map(padded)), cuts)) {
            expect(deframer.push(piece, (frame) => found.push(frame))).toBe(true);
          }
          expect(found).toEqual(frames);
          expect(deframer.isInFrame).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds them byte by byte, as soon as they are whole', () => {
    fc.assert(
      fc.property(fc.oneof(channelData, stunMessages), (frame) => {
        const deframer = new StreamDeframer();
        const found: Buffer[] = [];
        const stream = padded(frame);
        stream.forEach((byte, index) => {
          expect(found).toHaveLength(0);
          deframer.push(Buffer.from([byte]), (one) => found.push(one));
          expect(deframer.isInFrame).toBe(index < stream.length - 1);
        });
        expect(found).toEqual([frame]);
      }),
    );
  });

  it('never throws, and once out of step says so', () => {
    fc.assert(
      fc.property(fc.array(bytes({ maxLength: 100 }), { maxLength: 10 }), (chunks) => {
        const deframer = new StreamDeframer();
        for (const chunk of chunks) {
          if (!deframer.push(chunk, () => undefined)) break;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['HTTP', 'POST / HTTP/1.1\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00'],
    ['a channel number that is reserved', '\x50\x00\x00\x00'],
    ['RTP', '\x80\x00\x00\x00'],
    ['STUN without the magic cookie', '\x00\x01\x00\x00\x21\x12\xa4\x43'],
    ['STUN of a length that cannot be', '\x00\x01\x00\x03'],
  ])('refuses %s', (_what, text) => {
    const stream = Buffer.from(text, 'latin1');
    expect(new StreamDeframer().push(stream, () => undefined)).toBe(false);
    const deframer = new StreamDeframer();
    const isInStep = [...stream].map((byte) => deframer.push(Buffer.from([byte]), () => undefined));
    // One byte later at most, when the next one comes.
    expect([...isInStep, deframer.push(Buffer.from([0]), () => undefined)]).toContain(false);
  });
});
