import { mapValues } from '../../base/map-values';
import type { PictureSize } from '../../media/picture-size';
import {
  LEAST_PICTURE_BITRATE,
  screenPixelsToFill,
  sizeToFill,
  sizeWorth,
} from '../../media/picture-size';
import type { LinkQuality, Rest } from '../../media/quality-table';
import { fill } from './fill';

/** IP, UDP, SRTP and RTP of Opus in packets of 20 ms: 60 bytes, 50 times a second. */
const SOUND_OVERHEAD = 24_000;

/** The least with which Opus carries a voice well (RFC 6716, 2.1.1: 8 to 12 kbit/s for narrowband speech). */
const LEAST_SOUND_BITRATE = 12_000;

/** Of music in stereo, through a microphone: more than 128 kbit/s is not heard (RFC 6716, 2.1.1). */
const MUSIC_BITRATE = 128_000;

/** With less, music is no pleasure, and a line so narrow has it in the way of voices. */
const LEAST_SHARED_SOUND_BITRATE = 24_000;

/** With less, text stays a blur for longer than anybody waits. */
const LEAST_SCREEN_BITRATE = 100_000;

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What one link asks for. */
export interface LinkWish {
  /** Into what space each picture is drawn over there; 0 by 0 where nobody sees it, null where it was not said. */
  readonly camera: Size | null;
  readonly screen: Size | null;
  /** What its way carries, in bits a second. */
  readonly ceiling: number;
}

/** What there is to send. */
export interface Sources {
  /** How large the camera's pictures are; null without any. */
  readonly camera: Size | null;
  readonly screen: boolean;
  readonly screenAudio: boolean;
  /** Whether the microphone brings music. */
  readonly music: boolean;
  /** Whether this person chose to send no camera. */
  readonly soundOnly: boolean;
}

export interface AllocationOptions<Id> {
  /** The most that each link gets. */
  readonly most: LinkQuality;
  readonly links: ReadonlyMap<Id, LinkWish>;
  readonly sources: Sources;
  /** What all links together may send, in bits a second. */
  readonly total: number;
}

/**
 * Shares out what this participant can send: voices of all first, then the sound of a screen, the screen itself, and
 * cameras. Nobody is sent a larger picture than is shown, and none at all where it could not be one worth having.
 */
export function allocate<Id>(options: AllocationOptions<Id>): Map<Id, LinkQuality> {
  const { most, links, sources, total } = options;
  const sounds = soundsWithin(options);
  const costs = mapValues(sounds, (sound) => costOfSound(sound, sources));
  const costOf = (id: Id) => costs.get(id) ?? 0;
  const forPictures = total - sumOf(costs);
  const screens = fill(
    mapValues(links, ({ screen, ceiling }, id) =>
      sources.screen && !isUnseen(screen) ? Math.min(most.screen.bitrate, ceiling - costOf(id)) : 0,
    ),
    forPictures,
    LEAST_SCREEN_BITRATE,
  );
  const screenOf = (id: Id) => screens.get(id) ?? 0;
  const cameras = fill(
    mapValues(links, (wish, id) =>
      sources.camera && !sources.soundOnly && !isUnseen(wish.camera)
        ? Math.min(bestCamera(wish, options).bitrate, wish.ceiling - costOf(id) - screenOf(id))
        : 0,
    ),
    forPictures - sumOf(screens),
    LEAST_PICTURE_BITRATE,
  );
  return mapValues(links, (wish, id) => {
    const [camera, screen] = [cameras.get(id) ?? 0, screenOf(id)];
    const best = bestCamera(wish, options);
    return {
      ...(sounds.get(id) ?? most),
      camera: {
        frameRate: most.camera.frameRate,
        ...(camera > 0 && camera < best.bitrate ? within(best, camera) : best),
        rest: sources.camera && restOf(wish.camera, camera, sources.soundOnly),
      },
      screen: {
        frameRate: most.screen.frameRate,
        pixels: Math.min(most.screen.pixels, shownPixels(wish.screen)),
        bitrate: screen || most.screen.bitrate,
        rest: sources.screen ? restOf(wish.screen, screen, false) : null,
      },
    };
  });
}

/** @returns what a link takes of its way with that quality, in bits a second */
export function bitrateOf({ camera, screen, ...sound }: LinkQuality, sources: Sources): number {
  const cameraBitrate = sources.camera && camera.rest === null ? camera.bitrate : 0;
  const screenBitrate = sources.screen && screen.rest === null ? screen.bitrate : 0;
  return costOfSound(sound, sources) + cameraBitrate + screenBitrate;
}

/** What a link takes of its way however narrow that is: a voice, in bits a second. */
export const LEAST_BITRATE = LEAST_SOUND_BITRATE + SOUND_OVERHEAD;

/** @returns how many pixels of a camera's shorter side are shown over there; Infinity where it was not said */
export function shownHeight({ camera: box }: LinkWish, { camera }: Sources): number {
  if (!box) return Infinity;
  if (!camera) return Math.min(box.width, box.height);
  // It covers its space, and what stands out is cut off.
  const scale = Math.max(box.width / camera.width, box.height / camera.height);
  return scale * Math.min(camera.width, camera.height);
}

/** Of a screen, which is shown whole. */
function shownPixels(box: Size | null): number {
  return box && !isUnseen(box) ? screenPixelsToFill(box.width * box.height) : Infinity;
}

type Camera = Pick<PictureSize, 'height' | 'bitrate'>;

/** What fills the space over there, and no more than may be, or than the camera has. */
function bestCamera(
  wish: LinkWish,
  { most, sources }: Pick<AllocationOptions<unknown>, 'most' | 'sources'>,
): Camera {
  const { camera } = sources;
  const given = camera ? Math.min(camera.width, camera.height) : Infinity;
  const { height, bitrate } = sizeToFill(Math.min(shownHeight(wish, sources), given));
  return {
    height: Math.min(height, most.camera.height),
    bitrate: Math.min(bitrate, most.camera.bitrate),
  };
}

function within(best: Camera, bitrate: number): Camera {
  return { height: Math.min(best.height, sizeWorth(bitrate).height), bitrate };
}

function restOf(box: Size | null, share: number, soundOnly: boolean): Rest | null {
  if (isUnseen(box)) return 'unseen';
  if (soundOnly) return 'choice';
  return share > 0 ? null : 'line';
}

function isUnseen(box: Size | null): boolean {
  return box !== null && (box.width === 0 || box.height === 0);
}

type Sound = Pick<LinkQuality, 'audio' | 'screenAudio'>;

/**
 * As much as each other, but for a way that carries less; music gives way until it is a voice, and a voice to the least.
 * What is heard with a screen has what voices leave, or rests.
 */
function soundsWithin<Id>({ most, links, sources, total }: AllocationOptions<Id>): Map<Id, Sound> {
  const wanted = sources.music ? MUSIC_BITRATE : most.audio.bitrate;
  const beyond = fill(
    mapValues(links, ({ ceiling }) =>
      Math.min(wanted - LEAST_SOUND_BITRATE, ceiling - LEAST_BITRATE),
    ),
    total - LEAST_BITRATE * links.size,
    0,
  );
  const voiceOf = (id: Id) => LEAST_BITRATE + (beyond.get(id) ?? 0);
  const shared = fill(
    mapValues(links, ({ ceiling }, id) =>
      sources.screenAudio
        ? Math.min(most.screenAudio.bitrate + SOUND_OVERHEAD, ceiling - voiceOf(id))
        : 0,
    ),
    total - LEAST_BITRATE * links.size - sumOf(beyond),
    LEAST_SHARED_SOUND_BITRATE + SOUND_OVERHEAD,
  );
  return mapValues(links, (_, id) => ({
    audio: { bitrate: voiceOf(id) - SOUND_OVERHEAD },
    screenAudio: sharedSound(most, sources, shared.get(id) ?? 0),
  }));
}

function sharedSound(
  { screenAudio }: LinkQuality,
  sources: Sources,
  share: number,
): LinkQuality['screenAudio'] {
  if (!sources.screenAudio) return screenAudio;
  if (share === 0) return { ...screenAudio, rest: 'line' };
  return { bitrate: share - SOUND_OVERHEAD, rest: null };
}

function sumOf(shares: ReadonlyMap<unknown, number>): number {
  return [...shares.values()].reduce((sum, share) => sum + share, 0);
}

function costOfSound({ audio, screenAudio }: Sound, sources: Sources): number {
  const isShared = sources.screenAudio && screenAudio.rest === null;
  const shared = isShared ? screenAudio.bitrate + SOUND_OVERHEAD : 0;
  return audio.bitrate + SOUND_OVERHEAD + shared;
}
