/**
 * Why a picture is not sent: nobody sees it over there, the line carries no more than sound, or a person chose to have
 * sound only.
 */
export type Rest = 'unseen' | 'line' | 'choice';

/** What may be sent on one link. Heights in pixels of the shorter side, bitrates in bits per second. */
export interface LinkQuality {
  readonly camera: {
    readonly height: number;
    readonly frameRate: number;
    readonly bitrate: number;
    /** Null: it is sent. */
    readonly rest: Rest | null;
  };
  readonly screen: {
    /** How many of them one picture has at most. */
    readonly pixels: number;
    readonly frameRate: number;
    readonly bitrate: number;
    readonly rest: Rest | null;
  };
  /** Of a microphone. */
  readonly audio: { readonly bitrate: number };
  /** Of what is heard with a screen, which may be music, in stereo. */
  readonly screenAudio: { readonly bitrate: number; readonly rest: Rest | null };
}

/** As large as can be read, and no larger: the first picture is sent whole, and is awaited by everybody. */
const FULL_HD = 1920 * 1080;
const QUAD_HD = 2560 * 1440;

const forTwo: LinkQuality = {
  camera: { height: 720, frameRate: 30, bitrate: 1_700_000, rest: null },
  screen: { pixels: QUAD_HD, frameRate: 15, bitrate: 2_500_000, rest: null },
  audio: { bitrate: 48_000 },
  screenAudio: { bitrate: 128_000, rest: null },
};

const forThree: LinkQuality = {
  camera: { height: 480, frameRate: 25, bitrate: 700_000, rest: null },
  screen: { pixels: FULL_HD, frameRate: 10, bitrate: 1_200_000, rest: null },
  audio: { bitrate: 40_000 },
  screenAudio: { bitrate: 96_000, rest: null },
};

const forFour: LinkQuality = {
  camera: { height: 270, frameRate: 24, bitrate: 300_000, rest: null },
  screen: { pixels: FULL_HD, frameRate: 8, bitrate: 800_000, rest: null },
  audio: { bitrate: 32_000 },
  screenAudio: { bitrate: 96_000, rest: null },
};

const forFive: LinkQuality = {
  camera: { height: 180, frameRate: 20, bitrate: 150_000, rest: null },
  screen: { pixels: FULL_HD, frameRate: 5, bitrate: 500_000, rest: null },
  audio: { bitrate: 32_000 },
  screenAudio: { bitrate: 96_000, rest: null },
};

/**
 * In a mesh everybody sends once per other participant, so uplink and encoders are shared out by their
 * number. A screen keeps its resolution, once it is no larger than it should be, and pays with its frame rate.
 *
 * @param count people in the room, oneself included; one alone prepares for two.
 * @param burden as how many more people this machine's other work counts (`Machine`). With too much to do, what is sent
 *   is calmer, too.
 * @returns what each of this participant's links may send.
 */
export function qualityFor(count: number, burden = 0): LinkQuality {
  const quality = tableFor(count + burden);
  return burden > 0 ? calmed(quality) : quality;
}

function tableFor(count: number): LinkQuality {
  if (count <= 2) return forTwo;
  if (count === 3) return forThree;
  if (count === 4) return forFour;
  return forFive;
}

/** In pictures a second. */
const CALM_RATE = 15;

function calmed(quality: LinkQuality): LinkQuality {
  const { camera } = quality;
  return { ...quality, camera: { ...camera, frameRate: Math.min(camera.frameRate, CALM_RATE) } };
}

/** Of the first pictures, in pixels. */
const OPENING_HEIGHT = 180;

/**
 * What a connection begins with. Nobody knows yet how much its way carries, so browsers begin low (Chromium
 * with 300 kbit/s), and the first picture is sent whole: a small one is there sooner.
 */
export function openingQuality(quality: LinkQuality): LinkQuality {
  const { camera } = quality;
  return { ...quality, camera: { ...camera, height: Math.min(camera.height, OPENING_HEIGHT) } };
}
