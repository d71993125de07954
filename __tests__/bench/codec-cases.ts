/** What is encoded, as the table of quality has it (`lib/media/quality-table.ts`). */
export interface CodecCase {
  readonly name: string;
  readonly scene: 'camera' | 'screen';
  /** Whether it is sent as a screen is: sharp rather than fluent (W3C mst-content-hint, `detail`). */
  readonly detail: boolean;
  /** Of what is captured, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly scale: number;
  /** The most that is sent, in bits a second. */
  readonly bitrate: number;
}

const camera = (name: string, height: number, frameRate: number, kilobits: number): CodecCase => ({
  name: `camera ${name}`,
  scene: 'camera',
  detail: false,
  width: 1280,
  height: 720,
  frameRate,
  scale: 720 / height,
  bitrate: kilobits * 1_000,
});

const screen = (name: string, height: number, frameRate: number, kilobits: number): CodecCase => ({
  name: `screen ${name}`,
  scene: 'screen',
  detail: true,
  width: (height * 16) / 9,
  height,
  frameRate,
  scale: 1,
  bitrate: kilobits * 1_000,
});

export const codecCases: readonly CodecCase[] = [
  { ...screen('1080p with what a camera sees, 1200 kbit/s', 1080, 10, 1_200), scene: 'camera' },
  camera('720p, 1700 kbit/s', 720, 30, 1_700),
  camera('480p, 700 kbit/s', 480, 25, 700),
  camera('180p, 150 kbit/s', 180, 20, 150),
  camera('180p, 80 kbit/s', 180, 20, 80),
  screen('1440p, 2500 kbit/s', 1440, 15, 2_500),
  screen('1080p, 1200 kbit/s', 1080, 10, 1_200),
  screen('1080p, 300 kbit/s', 1080, 5, 300),
];

export const codecs = ['H264', 'VP8', 'VP9', 'AV1'] as const;
