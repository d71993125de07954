/** What the probe keeps, in milliseconds of the page's clock: the last of each. */
export interface WordTimes {
  offeredMs: number;
  /** The receiver's page had the offer on its list. */
  gotMs: number;
  wantedMs: number;
  firstByteMs: number;
}

declare global {
  interface Window {
    wordTimes: WordTimes;
  }
}

/**
 * Runs in the page before its own scripts, and notes when words about files go and come, and when the first bytes do.
 * Self-contained, because only its source text travels to the browser.
 */
export function installWordProbe(): void {
  const times = { offeredMs: NaN, gotMs: NaN, wantedMs: NaN, firstByteMs: NaN };
  window.wordTimes = times;
  const isWord = (data: unknown, type: string) =>
    typeof data === 'string' && data.startsWith(`{"type":"${type}"`);

  const { createDataChannel } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.createDataChannel = function (label, init) {
    const channel = createDataChannel.call(this, label, init);
    if (label !== 'transfer') return channel;
    const send = channel.send.bind(channel) as (data: string) => void;
    channel.send = (data: unknown) => {
      if (isWord(data, 'offer')) times.offeredMs = performance.now();
      if (isWord(data, 'want')) times.wantedMs = performance.now();
      send(data as string);
    };
    channel.addEventListener('message', ({ data }) => {
      if (isWord(data, 'got')) times.gotMs = performance.now();
    });
    this.addEventListener('datachannel', ({ channel: opened }) => {
      const first = () => (times.firstByteMs = performance.now());
      opened.addEventListener('message', first, { once: true });
    });
    return channel;
  };
}
