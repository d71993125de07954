/** One end of a data channel in memory, which carries from when both ends are open. */
export class FakeDataChannel {
  readyState: RTCDataChannelState = 'connecting';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  partner: FakeDataChannel | null = null;
  held: string[] | null = null;

  open(partner: FakeDataChannel): void {
    this.partner = partner;
    this.readyState = 'open';
    this.onopen?.();
  }

  /** Reliable: what can't pass waits until it can. */
  send(data: string): void {
    if (this.held) this.held.push(data);
    else this.#deliver(data);
  }

  /** The way is cut. */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const data of held) this.#deliver(data);
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.onclose?.();
  }

  #deliver(data: string): void {
    const { partner } = this;
    queueMicrotask(() => {
      if (partner?.readyState === 'open') partner.onmessage?.({ data });
    });
  }
}
