import fc from 'fast-check';
import { rawFrame } from '../../support/raw-frame';

/** Makes a WebSocket frame of a text. */
export type Frame = (text: string) => Buffer;

/** RFC 6455, section 5.2: those that there are, and some that there are not. */
const OPCODES = [0x0, 0x1, 0x2, 0x3, 0x8, 0x9, 0xa, 0xb, 0xf];
const FINAL = 0x80;

function changed(change: (frame: Buffer) => Buffer | void): Frame {
  return (text) => {
    const frame = rawFrame(text);
    return change(frame) ?? frame;
  };
}

/** Most often a frame as it should be, or one with its head, length or bytes changed. */
export const bentFrame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Frame>(rawFrame) },
  {
    weight: 2,
    arbitrary: fc.constant(changed((frame) => Buffer.concat([frame, frame]))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...OPCODES), fc.boolean())
      .map(([opcode, isFinal]) =>
        changed((frame) => void (frame[0] = (isFinal ? FINAL : 0) | opcode)),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([place, bits]) =>
      changed((frame) => {
        const at = place % frame.length;
        frame[at] = (frame[at] ?? 0) ^ bits;
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map((end) => changed((frame) => frame.subarray(0, end % frame.length))),
  },
);
