import type { Page } from '@playwright/test';

/** As much as a channel takes at once everywhere (RFC 8831, 6.6). */
const CHUNK_BYTES = 16_384;
/** So much waits in the browser, and is filled up again below half of it. */
const BUFFER_BYTES = 4 * 1_048_576;

declare global {
  interface Window {
    bareConnections: RTCPeerConnection[];
    bareReceived: Promise<void>;
  }
}

/**
 * Sends so many bytes from one page to each of the others, each over a reliable data channel of its own and nothing else
 * around it: what the browsers themselves can do on this machine. The bench carries descriptions between the pages.
 *
 * @returns milliseconds, from the opening of the channels until everything is there
 */
export async function sendOverBareChannels(
  sender: Page,
  receivers: readonly Page[],
  bytes: number,
): Promise<number> {
  for (const [index, receiver] of receivers.entries())
    await connect(sender, index, receiver, bytes);
  const startedMs = Date.now();
  await Promise.all([
    sender.evaluate(pour, { bytes, chunkBytes: CHUNK_BYTES, bufferBytes: BUFFER_BYTES }),
    ...receivers.map((receiver) => receiver.evaluate(() => window.bareReceived)),
  ]);
  const tookMs = Date.now() - startedMs;
  for (const page of [sender, ...receivers]) {
    await page.evaluate(() => window.bareConnections.forEach((one) => one.close()));
  }
  return tookMs;
}

/**
 * How long a word and its echo take over a bare data channel, so many times, one after the other.
 *
 * @returns milliseconds each
 */
export async function bareRoundTrips(
  sender: Page,
  receiver: Page,
  times: number,
): Promise<number[]> {
  await connect(sender, 0, receiver, Infinity);
  await receiver.evaluate(() => {
    for (const connection of window.bareConnections) {
      connection.ondatachannel = ({ channel }) => {
        channel.onmessage = ({ data }: MessageEvent<string>) => channel.send(data);
      };
    }
  });
  const tripsMs = await sender.evaluate(async (count) => {
    const channel = window.bareConnections[0]?.createDataChannel('echo');
    if (!channel) throw new Error('Nothing is connected');
    await new Promise((resolve) => (channel.onopen = resolve));
    const trips: number[] = [];
    for (let trip = 0; trip < count; trip++) {
      const sentMs = performance.now();
      await new Promise((resolve) => {
        channel.onmessage = resolve;
        channel.send('a word');
      });
      trips.push(performance.now() - sentMs);
    }
    return trips;
  }, times);
  for (const page of [sender, receiver]) {
    await page.evaluate(() => window.bareConnections.forEach((one) => one.close()));
  }
  return tripsMs;
}

async function connect(sender: Page, index: number, receiver: Page, bytes: number): Promise<void> {
  const offer = await sender.evaluate(async (first) => {
    if (first) window.bareConnections = [];
    const connection = new RTCPeerConnection();
    window.bareConnections.push(connection);
    connection.createDataChannel('bytes');
    await connection.setLocalDescription();
    await gathered(connection);
    return connection.localDescription?.sdp ?? '';

    function gathered(one: RTCPeerConnection): Promise<void> {
      return new Promise((resolve) => {
        if (one.iceGatheringState === 'complete') return resolve();
        one.onicegatheringstatechange = () => one.iceGatheringState === 'complete' && resolve();
      });
    }
  }, index === 0);
  const answer = await receiver.evaluate(
    async ({ sdp, expected }) => {
      const connection = new RTCPeerConnection();
      window.bareConnections = [connection];
      window.bareReceived = new Promise((resolve) => {
        connection.ondatachannel = ({ channel }) => {
          let received = 0;
          channel.binaryType = 'arraybuffer';
          channel.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
            received += data.byteLength;
            if (received >= expected) resolve();
          };
        };
      });
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription();
      await new Promise<void>((resolve) => {
        if (connection.iceGatheringState === 'complete') return resolve();
        connection.onicegatheringstatechange = () =>
          connection.iceGatheringState === 'complete' && resolve();
      });
      return connection.localDescription?.sdp ?? '';
    },
    { sdp: offer, expected: bytes },
  );
  await sender.evaluate(
    async ({ at, sdp }) => {
      const connection = window.bareConnections[at];
      await connection?.setRemoteDescription({ type: 'answer', sdp });
      await new Promise<void>((resolve) => {
        const look = () => connection?.connectionState === 'connected' && resolve();
        connection?.addEventListener('connectionstatechange', look);
        look();
      });
    },
    { at: index, sdp: answer },
  );
}

/** In the sender's page: channels are negotiated anew there, since a connection does not give out those it has. */
async function pour(plan: {
  bytes: number;
  chunkBytes: number;
  bufferBytes: number;
}): Promise<void> {
  const chunk = new Uint8Array(plan.chunkBytes);
  const one = async (connection: RTCPeerConnection) => {
    const channel = connection.createDataChannel('bytes');
    channel.bufferedAmountLowThreshold = plan.bufferBytes / 2;
    await new Promise((resolve) => (channel.onopen = resolve));
    for (let sent = 0; sent < plan.bytes; sent += chunk.length) {
      if (channel.bufferedAmount > plan.bufferBytes) {
        await new Promise((resolve) => (channel.onbufferedamountlow = resolve));
      }
      channel.send(chunk);
    }
  };
  await Promise.all(window.bareConnections.map(one));
}
