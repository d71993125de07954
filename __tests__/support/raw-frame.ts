/** Payloads up to this length are told in the frame's second byte, longer ones in two bytes more. */
const SHORT = 125;
const LONG = 0xffff;

/** @returns a client's WebSocket frame with this text (RFC 6455, section 5.2), masked with zeros */
export function rawFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = Buffer.alloc(4);
  return Buffer.concat([Buffer.from([0x81]), lengthOf(payload.length), mask, payload]);
}

function lengthOf(length: number): Buffer {
  if (length <= SHORT) return Buffer.from([0x80 | length]);
  const wide = length > LONG;
  const head = Buffer.alloc(wide ? 9 : 3);
  head[0] = 0x80 | (wide ? 127 : 126);
  head.writeUIntBE(length, wide ? 3 : 1, wide ? 6 : 2);
  return head;
}
