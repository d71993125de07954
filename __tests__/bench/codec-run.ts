import type { CodecCase } from './codec-cases';

/** What one codec made of one case. */
export interface CodecResult {
  readonly encodeMs: number;
  readonly decodeMs: number;
  readonly framesPerSecond: number;
  readonly kilobits: number;
  /** Of what was decoded against what was drawn, at the size that is sent, in dB: the mean, and the worst tenth. */
  readonly psnr: number;
  readonly worstPsnr: number;
  readonly height: number;
  readonly encoder: string;
  readonly powerEfficient: boolean | null;
}

export interface CodecRunOptions extends CodecCase {
  readonly codec: string;
  readonly warmUpMs: number;
  readonly runMs: number;
}

/** Runs in the page. Self-contained, because only its source text travels to the browser. */
export async function runCodec(options: CodecRunOptions): Promise<CodecResult | null> {
  const { codec, scene, detail, width, height, frameRate, scale, bitrate } = options;
  const { warmUpMs, runMs } = options;
  const [MOST_WIDTH, MOST_HEIGHT] = [640, 360];
  // Only who uses a device is told which encoder it is.
  const granted = await navigator.mediaDevices.getUserMedia({ audio: true });
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const first = codecs.filter(
    ({ mimeType }) => mimeType.toLowerCase() === `video/${codec.toLowerCase()}`,
  );
  if (first.length === 0) return null;

  const drawn = window.codecScene(scene, width, height);
  const [track] = drawn.canvas.captureStream(frameRate).getVideoTracks();
  if (!track) return null;
  if (detail) track.contentHint = 'detail';
  let number = 0;
  const drawing = setInterval(() => drawn.draw(number++ % 4_096), 1_000 / frameRate);

  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.onicecandidate = ({ candidate }) => candidate && void to.addIceCandidate(candidate);
  to.onicecandidate = ({ candidate }) => candidate && void from.addIceCandidate(candidate);
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true });
  document.body.append(video);
  to.ontrack = ({ track: received }) => (video.srcObject = new MediaStream([received]));
  const transceiver = from.addTransceiver(track, {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: bitrate, maxFramerate: frameRate, scaleResolutionDownBy: scale }],
  });
  transceiver.setCodecPreferences([...first, ...codecs.filter((one) => !first.includes(one))]);
  const parameters = transceiver.sender.getParameters();
  parameters.degradationPreference = detail ? 'maintain-resolution' : 'maintain-framerate';
  await transceiver.sender.setParameters(parameters);
  await from.setLocalDescription();
  if (from.localDescription) await to.setRemoteDescription(from.localDescription);
  await to.setLocalDescription();
  if (to.localDescription) await from.setRemoteDescription(to.localDescription);

  const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const statsOf = async (connection: RTCPeerConnection, type: string) => {
    const all: (RTCStats & Record<string, unknown>)[] = [];
    (await connection.getStats()).forEach((stats: RTCStats & Record<string, unknown>) =>
      all.push(stats),
    );
    const found = all.find((stats) => stats.type === type);
    const figure = (name: string) => (typeof found?.[name] === 'number' ? found[name] : 0);
    return { figure, words: found };
  };

  const original = window.codecScene(scene, width, height);
  const canvas = document.createElement('canvas');
  const [x, y] = [width / scale, height / scale];
  // The middle of a large one is enough, and takes less time from what is measured.
  const box = { width: Math.min(x, MOST_WIDTH), height: Math.min(y, MOST_HEIGHT) };
  Object.assign(canvas, box);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const middle = (picture: CanvasImageSource) => {
    if (!context) throw new Error('no canvas');
    context.drawImage(picture, (box.width - x) / 2, (box.height - y) / 2, x, y);
    return context.getImageData(0, 0, box.width, box.height).data;
  };
  const lumaAt = (data: Uint8ClampedArray, at: number) =>
    0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  const compare = async (): Promise<number | null> => {
    const bitmap = await createImageBitmap(video);
    const shown = original.read(bitmap);
    if (shown === null) return null;
    const decoded = middle(bitmap);
    bitmap.close();
    original.draw(shown);
    const meant = middle(original.canvas);
    let squares = 0;
    for (let at = 0; at < meant.length; at += 4) {
      squares += (lumaAt(decoded, at) - lumaAt(meant, at)) ** 2;
    }
    return 10 * Math.log10(255 ** 2 / Math.max(squares / (meant.length / 4), 0.01));
  };

  await delay(warmUpMs);
  const [sentBefore, gotBefore] = [
    await statsOf(from, 'outbound-rtp'),
    await statsOf(to, 'inbound-rtp'),
  ];
  const beganMs = performance.now();
  const values: number[] = [];
  while (performance.now() - beganMs < runMs) {
    await delay(300);
    const value = await compare();
    if (value !== null) values.push(value);
  }
  const [sent, got] = [await statsOf(from, 'outbound-rtp'), await statsOf(to, 'inbound-rtp')];
  const seconds = (performance.now() - beganMs) / 1_000;
  clearInterval(drawing);
  from.close();
  to.close();
  video.remove();
  for (const given of granted.getTracks()) given.stop();

  const sentOf = (name: string) => sent.figure(name) - sentBefore.figure(name);
  const gotOf = (name: string) => got.figure(name) - gotBefore.figure(name);
  const mean = (some: readonly number[]) =>
    some.reduce((sum, value) => sum + value, 0) / some.length;
  values.sort((one, other) => one - other);
  return {
    encodeMs: (1_000 * sentOf('totalEncodeTime')) / sentOf('framesEncoded'),
    decodeMs: (1_000 * gotOf('totalDecodeTime')) / gotOf('framesDecoded'),
    framesPerSecond: sentOf('framesEncoded') / seconds,
    kilobits: (8 * sentOf('bytesSent')) / seconds / 1_000,
    psnr: mean(values),
    worstPsnr: values[Math.floor(values.length / 10)] ?? NaN,
    height: sent.figure('frameHeight'),
    encoder:
      typeof sent.words?.encoderImplementation === 'string'
        ? sent.words.encoderImplementation
        : 'unknown',
    powerEfficient:
      typeof sent.words?.powerEfficientEncoder === 'boolean'
        ? sent.words.powerEfficientEncoder
        : null,
  };
}
