import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { ATTRIBUTE } from '../../../../server/relay/codec/stun-attribute';
import { MESSAGE_CLASSES, METHOD } from '../../../../server/relay/codec/stun-message';
import type { TransportAddress } from '../../../../server/relay/codec/transport-address';
import { encodeXorAddress } from '../../../../server/relay/codec/xor-address';

/** An attribute as it is to be written, be that right or not. */
export interface DraftAttribute {
  readonly type: number;
  readonly value: Buffer;
  /** What its header says more than there is. */
  readonly lengthShift: number;
  /** What stands in its padding. */
  readonly padding: number;
}

/** A message as it is to be written, be that right or not. */
export interface Draft {
  readonly type: number;
  readonly cookie: number;
  readonly transactionId: Buffer;
  readonly attributes: readonly DraftAttribute[];
  readonly integrity: 'right' | 'wrong' | 'none';
  readonly fingerprint: 'right' | 'wrong' | 'none';
  /** What the message's header says more than there is. */
  readonly lengthShift: number;
}

export const someBytes = (constraints: fc.IntArrayConstraints): fc.Arbitrary<Buffer> =>
  fc.uint8Array(constraints).map((bytes) => Buffer.from(bytes));

const MAGIC_COOKIE = 0x2112a442;
const TYPES = Object.values(ATTRIBUTE);

/** Written here anew, after RFC 8489 sections 5 and 14: nothing of the relay's code vouches for itself. */
export function writeDraft(draft: Draft, key: Buffer): Buffer {
  const parts = [Buffer.alloc(20), ...draft.attributes.map(writeAttribute)];
  const write = (extra: number): Buffer => {
    const message = Buffer.concat(parts);
    message.writeUInt16BE(draft.type, 0);
    message.writeUInt16BE((message.length - 20 + extra + draft.lengthShift) & 0xffff, 2);
    message.writeUInt32BE(draft.cookie, 4);
    draft.transactionId.copy(message, 8);
    return message;
  };
  const add = (type: number, value: Buffer): void => {
    parts.push(writeAttribute({ type, value, lengthShift: 0, padding: 0 }));
  };
  if (draft.integrity !== 'none') {
    const secret = draft.integrity === 'right' ? key : Buffer.from('another key');
    add(ATTRIBUTE.messageIntegrity, createHmac('sha1', secret).update(write(24)).digest());
  }
  if (draft.fingerprint !== 'none') {
    const value = Buffer.alloc(4);
    const mask = draft.fingerprint === 'right' ? 0x5354554e : 0;
    value.writeUInt32BE((crc32(write(8)) ^ mask) >>> 0);
    add(ATTRIBUTE.fingerprint, value);
  }
  return write(0);
}

function writeAttribute({ type, value, lengthShift, padding }: DraftAttribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type & 0xffff, 0);
  head.writeUInt16BE((value.length + lengthShift) & 0xffff, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4, padding)]);
}

/** As a type stands in a message's header, whatever its class and method. */
export function messageType(
  method: number,
  messageClass: (typeof MESSAGE_CLASSES)[number],
): number {
  const bits = MESSAGE_CLASSES.indexOf(messageClass);
  const spread = (method & 0xf) | ((method & 0x70) << 1) | ((method & 0xf80) << 2);
  return spread | ((bits & 1) << 4) | ((bits & 2) << 7);
}

/** Nothing is wrong with it, but for what it says. */
export function soundDraft(
  method: number,
  messageClass: (typeof MESSAGE_CLASSES)[number],
  transactionId: Buffer,
  attributes: readonly { readonly type: number; readonly value: Buffer }[],
): Draft {
  return {
    type: messageType(method, messageClass),
    cookie: MAGIC_COOKIE,
    transactionId,
    attributes: attributes.map((one) => ({ ...one, lengthShift: 0, padding: 0 })),
    integrity: messageClass === 'request' ? 'right' : 'none',
    fingerprint: 'right',
    lengthShift: 0,
  };
}

const attribute: fc.Arbitrary<DraftAttribute> = fc.record({
  type: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...TYPES) },
    { weight: 1, arbitrary: fc.nat(0xffff) },
  ),
  value: fc.oneof(
    { weight: 6, arbitrary: someBytes({ maxLength: 24 }) },
    { weight: 2, arbitrary: someBytes({ minLength: 4, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.nat(3_000).map((length) => Buffer.alloc(length, 0x5a)) },
  ),
  lengthShift: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -8, max: 0xffff }) },
  ),
  padding: fc.nat(0xff),
});

/** One thing that is changed in a draft. */
type Bend = (draft: Draft) => Draft;

const withAttributes =
  (change: (attributes: readonly DraftAttribute[]) => readonly DraftAttribute[]): Bend =>
  (draft) => ({ ...draft, attributes: change(draft.attributes) });

const bend: fc.Arbitrary<Bend> = fc.oneof(
  fc
    .tuple(fc.nat(20), attribute)
    .map(([at, one]) => withAttributes((all) => [...all.slice(0, at), one, ...all.slice(at)])),
  fc.nat(20).map((at) => withAttributes((all) => all.filter((_, index) => index !== at))),
  fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 200 }))
    .map(([at, times]) =>
      withAttributes((all) =>
        all.flatMap((one, index) =>
          index === at ? Array<DraftAttribute>(times).fill(one) : [one],
        ),
      ),
    ),
  fc.constant(withAttributes((all) => [...all].reverse())),
  fc
    .tuple(fc.nat(20), attribute)
    .map(([at, { value }]) =>
      withAttributes((all) => all.map((one, index) => (index === at ? { ...one, value } : one))),
    ),
  fc
    .tuple(fc.nat(20), fc.constantFrom(...TYPES))
    .map(([at, type]) =>
      withAttributes((all) => all.map((one, index) => (index === at ? { ...one, type } : one))),
    ),
  fc
    .tuple(fc.nat(20), fc.integer({ min: -8, max: 0xffff }))
    .map(([at, lengthShift]) =>
      withAttributes((all) =>
        all.map((one, index) => (index === at ? { ...one, lengthShift } : one)),
      ),
    ),
  fc.nat(0x3fff).map((type): Bend => (draft) => ({ ...draft, type })),
  fc
    .tuple(fc.constantFrom(...Object.values(METHOD)), fc.constantFrom(...MESSAGE_CLASSES))
    .map(([method, messageClass]): Bend => {
      const type = messageType(method, messageClass);
      return (draft) => ({ ...draft, type });
    }),
  fc.constantFrom('right', 'wrong', 'none').map((integrity): Bend => {
    return (draft) => ({ ...draft, integrity });
  }),
  fc.constantFrom('right', 'wrong', 'none').map((fingerprint): Bend => {
    return (draft) => ({ ...draft, fingerprint });
  }),
  fc.integer({ min: -24, max: 0xffff }).map((lengthShift): Bend => {
    return (draft) => ({ ...draft, lengthShift });
  }),
  fc.nat(0xffffffff).map((cookie): Bend => (draft) => ({ ...draft, cookie })),
);

/** Changes of a draft before it is written, signed anew or not: one mostly, or a few. */
export const bends: fc.Arbitrary<Bend> = fc
  .array(bend, { minLength: 1, maxLength: 4 })
  .map((all) => (draft) => all.reduce((bent, one) => one(bent), draft));

/** Changes of what was written already. */
export const scratches: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  { weight: 4, arbitrary: fc.constant((bytes: Buffer) => bytes) },
  {
    weight: 2,
    arbitrary: fc.array(fc.tuple(fc.nat(200), fc.nat(0xff)), { maxLength: 4 }).map((changes) => {
      return (bytes: Buffer) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
        return changed;
      };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat(300).map((end) => (bytes: Buffer) => Buffer.from(bytes.subarray(0, end))),
  },
  {
    weight: 1,
    arbitrary: someBytes({ maxLength: 40 }).map((more) => (bytes: Buffer) => {
      return Buffer.concat([bytes, more]);
    }),
  },
);

/** Those that peers and clients may have, those that nobody may reach, and what can't be reached. */
export const someAddress: fc.Arbitrary<TransportAddress> = fc.record({
  address: fc.constantFrom(
    '8.8.8.8',
    '8.8.4.4',
    '192.0.2.10',
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.1',
    '2606:4700::1111',
    '2001:db8::10',
    '::1',
    '::ffff:8.8.8.8',
  ),
  port: fc.oneof(
    fc.constantFrom(0, 1, 443, 5_000, 0xffff),
    fc.integer({ min: 50_000, max: 50_040 }),
  ),
});

export function peerAttribute(peer: TransportAddress, transactionId: Buffer) {
  return { type: ATTRIBUTE.xorPeerAddress, value: encodeXorAddress(peer, transactionId) };
}

/** Any message at all, without credentials, or with such that mean nothing. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .tuple(
    fc.constantFrom(...Object.values(METHOD)),
    fc.constantFrom(...MESSAGE_CLASSES),
    someBytes({ minLength: 12, maxLength: 12 }),
    fc.array(attribute, { maxLength: 12 }),
  )
  .map(([method, messageClass, transactionId, attributes]) => ({
    ...soundDraft(method, messageClass, transactionId, []),
    attributes,
  }));
