/** A question for the delay, its answer, or load. */
export type PacketKind = 'ping' | 'pong' | 'load';

const kinds: readonly PacketKind[] = ['ping', 'pong', 'load'];
const HEADER_BYTES = 5;

/** With all headers below the 1200 bytes that go through every network in one piece. */
const LOAD_BYTES = 1_100;

export interface CheckPacket {
  readonly kind: PacketKind;
  /** 0 to 2^32 - 1. */
  readonly number: number;
}

/** @returns what {@link readPacket} reads; one of the load is filled up to its size with zeros */
export function writePacket({ kind, number }: CheckPacket): ArrayBuffer {
  const buffer = new ArrayBuffer(kind === 'load' ? LOAD_BYTES : HEADER_BYTES);
  const view = new DataView(buffer);
  view.setUint8(0, kinds.indexOf(kind));
  view.setUint32(1, number);
  return buffer;
}

/** @returns null for what is no such packet. */
export function readPacket(data: unknown): CheckPacket | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength < HEADER_BYTES) return null;
  const view = new DataView(data);
  const kind = kinds[view.getUint8(0)];
  return kind ? { kind, number: view.getUint32(1) } : null;
}
