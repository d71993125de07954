import { mapValues } from '../../base/map-values';
import { LEAST_PICTURE_BITRATE, sizeToFill, sizeWorth } from '../../media/picture-size';
import type { LinkQuality } from '../../media/quality-table';
import { qualityFor } from '../../media/quality-table';
import type { LinkFigures } from '../stats/link-figures';
import type { LinkWish, Size, Sources } from './allocation';
import { LEAST_BITRATE, allocate, bitrateOf, shownHeight } from './allocation';
import { Machine } from './machine';
import { Moves } from './moves';
import { Peak } from './peak';
import { pressureBy } from './pressure-signs';
import type { Pressure } from './pressure-watch';
import type { Sending } from './sending';
import { unshared } from './sending';
import type { LinkLook } from './uplink';
import { Uplink } from './uplink';

/** A browser that tells of the machine does so every second. */
const SAYS_NO_MORE_MS = 5_000;

/** So long after somebody begins to share a screen, cameras leave it what they can: its first picture is sent whole. */
const SCREEN_FIRST_MS = 3_000;

/** One's own tile is to look good, too, however small the others show it; in pixels. */
const OWN_HEIGHT = 360;

/**
 * A camera follows those who ask for less no sooner: each change of its size interrupts it for everybody, and who drags the
 * edge of a window, or asks for something else all the time, is not to bring that about.
 */
const ASKED_MS = 6_000;

/** What is known of one link. */
export interface LinkStanding {
  /** How large this participant's pictures are shown there; null where it was not said. */
  readonly camera: Size | null;
  readonly screen: Size | null;
  /** Null while it is not up, or not long enough. */
  readonly figures: LinkFigures | null;
}

const alone = qualityFor(1);

/** What this participant sends to whom: by the number of people, and then by what they see, and lines and machine bear. */
export class Budget<Id> {
  readonly #machine = new Machine();
  readonly #moves = new Moves<Id>();
  readonly #uplink = new Uplink<Id>();
  readonly #asked = new Peak(ASKED_MS);
  #most = alone;
  #allotted: ReadonlyMap<Id, LinkQuality> = new Map();
  #isMoreWanted = false;
  #toldMs = -Infinity;
  #screenSinceMs: number | null = null;
  #sending = unshared;

  get sending(): Sending {
    return this.#sending;
  }

  qualityOf(id: Id): LinkQuality {
    return this.#allotted.get(id) ?? this.#most;
  }

  /** The browser tells of the machine. */
  notePressure(pressure: Pressure, nowMs: number): void {
    this.#toldMs = nowMs;
    this.#machine.note(pressure, this.#isMoreWanted, nowMs);
  }

  /** @param links to those who can be reached, or may be soon. To be called again and again. */
  share(links: ReadonlyMap<Id, LinkStanding>, sources: Sources, nowMs: number): void {
    this.#noteSigns(links, nowMs);
    const usual = qualityFor(links.size + 1, this.#machine.burden);
    const most = this.#isScreenFirst(sources, nowMs) ? withLeastCamera(usual) : usual;
    const free = allocate({ most, links: this.#wishes(links, false), sources, total: Infinity });
    const looks = this.#looks(links, free, sources);
    const figures = mapValues(links, (link) => link.figures);
    if (this.#moves.note(figures, nowMs)) this.#uplink.begin(looks);
    this.#uplink.look(looks, this.#machine.strained, nowMs);
    const wishes = this.#wishes(links, true);
    this.#most = most;
    // The first picture of a screen is awaited by everybody.
    const isVoiceOnly = !sources.screen && this.#uplink.isEmptying(nowMs);
    const total = isVoiceOnly ? 0 : this.#uplink.bitrate;
    this.#allotted = allocate({ most, links: wishes, sources, total });
    const heights = [...wishes.values()].map(
      (wish) => sizeToFill(shownHeight(wish, sources)).height,
    );
    this.#isMoreWanted = sources.camera !== null && Math.max(...heights) > usual.camera.height;
    const asked = this.#asked.note(Math.max(OWN_HEIGHT, ...heights), nowMs);
    this.#conclude(usual, links.size > 0 ? asked : Infinity);
  }

  #wishes(links: ReadonlyMap<Id, LinkStanding>, isLimited: boolean): Map<Id, LinkWish> {
    return new Map(
      [...links].map(([id, { camera, screen }]) => {
        const ceiling = isLimited ? this.#uplink.ceilingOf(id) : Infinity;
        return [id, { camera, screen, ceiling }];
      }),
    );
  }

  #looks(
    links: ReadonlyMap<Id, LinkStanding>,
    free: ReadonlyMap<Id, LinkQuality>,
    sources: Sources,
  ): Map<Id, LinkLook> {
    const looks = new Map<Id, LinkLook>();
    for (const [id, { figures }] of links) {
      if (!figures) continue;
      const allotted = bitrateOf(this.qualityOf(id), sources);
      const wanted = bitrateOf(free.get(id) ?? this.#most, sources);
      looks.set(id, { figures, allotted, wanted, least: LEAST_BITRATE });
    }
    return looks;
  }

  #isScreenFirst({ screen }: Sources, nowMs: number): boolean {
    this.#screenSinceMs = screen ? (this.#screenSinceMs ?? nowMs) : null;
    return this.#screenSinceMs !== null && nowMs - this.#screenSinceMs < SCREEN_FIRST_MS;
  }

  #noteSigns(links: ReadonlyMap<Id, LinkStanding>, nowMs: number): void {
    if (nowMs - this.#toldMs < SAYS_NO_MORE_MS) return;
    const figures = [...links.values()].flatMap((link) => link.figures ?? []);
    const pressure = pressureBy(figures);
    if (pressure) this.#machine.note(pressure, this.#isMoreWanted, nowMs);
  }

  #conclude({ camera, screen }: LinkQuality, height: number): void {
    const allotted = [...this.#allotted.values()];
    const rests = allotted.map((quality) => quality.camera.rest);
    const sending: Sending = {
      capture: { height: Math.min(camera.height, height), frameRate: camera.frameRate },
      screenPixels: screen.pixels,
      strained: this.#machine.strained,
      resting: rests.includes('line') && !rests.includes(null),
      screenSoundRests: allotted.some(({ screenAudio }) => screenAudio.rest === 'line'),
    };
    if (JSON.stringify(sending) !== JSON.stringify(this.#sending)) this.#sending = sending;
  }
}

/** The least of a camera that is worth sending. */
function withLeastCamera(quality: LinkQuality): LinkQuality {
  const { height } = sizeWorth(LEAST_PICTURE_BITRATE);
  const camera = { ...quality.camera, height, bitrate: LEAST_PICTURE_BITRATE };
  return { ...quality, camera };
}
