const END_OF_HEADERS = '\r\n\r\n';

/** Payloads that are told in two bytes more, or in eight. */
const MEDIUM = 126;
const LONG = 127;

/** Takes the texts of a server's WebSocket out of what arrives, be it cut anywhere (RFC 6455, section 5.2). */
export class ServerFrames {
  #waiting = Buffer.alloc(0);
  #isOpen = false;

  /** @returns the payloads that are whole by now; what came before the first frame is passed over */
  read(data: Buffer): string[] {
    this.#waiting = Buffer.concat([this.#waiting, data]);
    if (!this.#isOpen) {
      const end = this.#waiting.indexOf(END_OF_HEADERS);
      if (end < 0) return [];
      this.#waiting = this.#waiting.subarray(end + END_OF_HEADERS.length);
      this.#isOpen = true;
    }
    const texts: string[] = [];
    for (;;) {
      const text = this.#take();
      if (text === null) return texts;
      texts.push(text);
    }
  }

  #take(): string | null {
    const bytes = this.#waiting;
    if (bytes.length < 2) return null;
    const short = bytes.readUInt8(1);
    const [head, length] = lengthOf(bytes, short);
    if (bytes.length < head + length) return null;
    // A copy: what is kept of it is not to hold on to all that came with it.
    this.#waiting = Buffer.from(bytes.subarray(head + length));
    return bytes.toString('utf8', head, head + length);
  }
}

/** @returns how long the head is, and what follows it; more than there is, while the head isn't whole */
function lengthOf(bytes: Buffer, short: number): [head: number, length: number] {
  if (short < MEDIUM) return [2, short];
  if (short < LONG) return bytes.length < 4 ? [4, 0] : [4, bytes.readUInt16BE(2)];
  return bytes.length < 10 ? [10, 0] : [10, Number(bytes.readBigUInt64BE(2))];
}
