import { Budget } from '../../lib/call/media/budget';
import type { LinkStanding } from '../../lib/call/media/budget';
import { figuresOf } from './link-figures';
import { sources } from './sources';

const STEP_MS = 20;
const BEAT_MS = 200;
const SECOND_MS = 1_000;
const WAY_MS = 30;
const QUEUE_MS = 300;
const HEADERS = 24_000;

/** The most that a congestion control makes of a way on which nothing is late, and the least of any; in bits a second. */
const MOST = 2_000_000;
const LEAST = 30_000;
/** It gives way when packets have waited for so long, by what came in this time, and no more often than this. */
const OVERUSE_MS = 250;
const CAME_MS = 500;
const BACKOFF_MS = 300;
/** What waits in the sender goes out so many times as fast as it thinks right. */
const PACING = 2.5;

/** How long an encoder takes to follow. */
const ENCODER_MS = 400;
/** A whole picture, which receivers ask for when something is lost, no more often than this. */
const WHOLE_BITS = 50_000;
const WHOLE_MS = 600;
/** What was lost of pictures is asked for so many times, for so long. */
const MAX_TRIES = 10;
const ASKED_MS = 4_000;

interface Lost {
  readonly bits: number;
  readonly atMs: number;
  readonly tries: number;
}

/** What one link offers to the line in a step, in bits. */
interface Offer {
  readonly sound: number;
  readonly picture: number;
  readonly again: number;
  readonly tries: number;
}

class Link {
  readonly #phase: number;
  estimate = MOST;
  encoded = 300_000;
  /** Bits of pictures that wait to be sent. */
  waiting = 0;
  wholeMs = -Infinity;
  lost: Lost[] = [];
  came: number[] = [];
  backedOffMs = -Infinity;
  sentBits = 0;
  lostBits = 0;
  /** What the other side reported last, and what a look found last. */
  reported = { lostBits: 0, roundTripMs: WAY_MS };
  looked = { sentBits: 0, lostBits: 0, atMs: 0 };
  standing: LinkStanding = { camera: null, screen: null, figures: null };

  /** @param phase when in a second it is looked at, 0 to 1 */
  constructor(phase: number) {
    this.#phase = phase;
  }

  isLookedAt(nowMs: number): boolean {
    return isTime(nowMs, this.#phase);
  }

  /** Receivers report once a second, too. */
  isReported(nowMs: number): boolean {
    return isTime(nowMs, (37 * this.#phase) % 1);
  }
}

function isTime(nowMs: number, phase: number): boolean {
  return nowMs % SECOND_MS === STEP_MS * Math.floor((phase * SECOND_MS) / STEP_MS);
}

/**
 * One person's line in steps of 20 ms: a queue, a congestion control for each link that gives way by what came of its own,
 * receivers that report once a second and ask for lost pictures again, and a page that looks at each link once a second. It
 * is no measurement: it has what is noticed when, and what is sent meanwhile, in the right order.
 */
export class FallingLine {
  readonly budget = new Budget<number>();
  readonly #links: readonly Link[];
  readonly #roundTrips: number[] = [];
  #nowMs = 0;
  #queuedBits = 0;
  #waitingSinceMs: number | null = null;
  #soundMs = 0;
  #lostSoundMs = 0;
  capacity = 20_000_000;

  /** @param phases when in a second each link is looked at, 0 to 1 */
  constructor(phases: readonly number[]) {
    this.#links = phases.map((phase) => new Link(phase));
    this.#share();
  }

  get pictures(): number {
    return this.#links.filter((_, id) => this.budget.qualityOf(id).camera.rest === null).length;
  }

  /** @returns how much of the sound was lost meanwhile, 0 to 1 */
  pass(ms: number): number {
    this.#soundMs = 0;
    this.#lostSoundMs = 0;
    for (const endMs = this.#nowMs + ms; this.#nowMs < endMs; this.#nowMs += STEP_MS) this.#step();
    return this.#lostSoundMs / this.#soundMs;
  }

  get #roundTripMs(): number {
    return WAY_MS + (1_000 * this.#queuedBits) / this.capacity;
  }

  #step(): void {
    const offers = this.#links.map((link, id) => [link, this.#offerOf(link, id)] as const);
    const offered = offers.reduce((sum, [, one]) => sum + one.sound + one.picture + one.again, 0);
    const most = (QUEUE_MS / 1_000) * this.capacity;
    const queued = Math.max(0, this.#queuedBits + offered - inStep(this.capacity));
    this.#queuedBits = Math.min(queued, most);
    const lost = offered > 0 ? Math.max(0, queued - most) / offered : 0;
    const isWaiting = this.#queuedBits > 0.15 * most;
    this.#waitingSinceMs = isWaiting ? (this.#waitingSinceMs ?? this.#nowMs) : null;
    this.#roundTrips.push(this.#roundTripMs);
    for (const [link, offer] of offers) {
      this.#send(link, offer, lost);
      this.#control(link);
      if (link.isReported(this.#nowMs)) this.#report(link);
      if (link.isLookedAt(this.#nowMs)) this.#look(link);
    }
    if (this.#nowMs % BEAT_MS === 0) this.#share();
  }

  #offerOf(link: Link, id: number): Offer {
    const { audio, camera } = this.budget.qualityOf(id);
    const sound = audio.bitrate + HEADERS;
    const told = Math.min(camera.bitrate, Math.max(LEAST, link.estimate - sound));
    link.encoded += ((told - link.encoded) * STEP_MS) / ENCODER_MS;
    link.waiting = camera.rest === null ? link.waiting + inStep(link.encoded) : 0;
    const isMissed = link.lost.some(({ atMs }) => atMs < this.#nowMs - this.#roundTripMs);
    if (camera.rest === null && isMissed && this.#nowMs - link.wholeMs >= WHOLE_MS) {
      link.wholeMs = this.#nowMs;
      link.waiting += WHOLE_BITS;
    }
    const room = Math.max(0, inStep(PACING * link.estimate - sound));
    const { again, tries } = this.#askedAgain(link, room);
    const picture = Math.min(link.waiting, room - again);
    link.waiting -= picture;
    return { sound: inStep(sound), picture, again, tries };
  }

  #askedAgain(link: Link, room: number): Pick<Offer, 'again' | 'tries'> {
    let again = 0;
    let tries = 0;
    link.lost = link.lost.filter((one) => {
      if (one.tries >= MAX_TRIES || this.#nowMs - one.atMs >= ASKED_MS) return false;
      const isAsked = one.atMs <= this.#nowMs - this.#roundTripMs - 50;
      if (!isAsked || again + one.bits > room) return true;
      again += one.bits;
      tries = Math.max(tries, one.tries + 1);
      return false;
    });
    return { again, tries };
  }

  #send(link: Link, { sound, picture, again, tries }: Offer, lost: number): void {
    const sent = sound + picture + again;
    this.#soundMs += STEP_MS;
    this.#lostSoundMs += STEP_MS * lost;
    link.sentBits += sent;
    link.lostBits += sent * lost;
    link.came = [...link.came, sent * (1 - lost)].slice(-CAME_MS / STEP_MS);
    const bits = (picture + again) * lost;
    if (bits > 0) link.lost.push({ bits, atMs: this.#nowMs, tries });
  }

  #control(link: Link): void {
    const waitedMs = this.#waitingSinceMs === null ? 0 : this.#nowMs - this.#waitingSinceMs;
    if (waitedMs < OVERUSE_MS) {
      link.estimate = Math.min(MOST, link.estimate * 1.08 ** (STEP_MS / 1_000));
      return;
    }
    if (this.#nowMs - link.backedOffMs < BACKOFF_MS) return;
    link.backedOffMs = this.#nowMs;
    const came = link.came.reduce((sum, bits) => sum + bits, 0) / link.came.length;
    link.estimate = Math.max(LEAST, Math.min(link.estimate, (0.85 * came) / inStep(1)));
  }

  /** It measures the time by what was sent half a second ago. */
  #report(link: Link): void {
    const roundTripMs = this.#roundTrips.at(-500 / STEP_MS) ?? WAY_MS;
    link.reported = { lostBits: link.lostBits, roundTripMs };
  }

  #look(link: Link): void {
    const { sentBits, reported, looked } = link;
    const overMs = this.#nowMs - looked.atMs;
    if (overMs <= 0) return;
    const sent = sentBits - looked.sentBits;
    link.looked = { sentBits, lostBits: reported.lostBits, atMs: this.#nowMs };
    const figures = figuresOf({
      atMs: this.#nowMs,
      sentBitrate: (1_000 * sent) / overMs,
      availableBitrate: link.estimate,
      roundTripMs: reported.roundTripMs,
      sentLoss: sent > 0 ? Math.min(1, (reported.lostBits - looked.lostBits) / sent) : 0,
      sent: new Map(),
      received: new Map(),
    });
    link.standing = { camera: null, screen: null, figures };
  }

  #share(): void {
    const links = new Map(this.#links.map((link, id) => [id, link.standing]));
    this.budget.share(links, sources, this.#nowMs);
  }
}

/** @returns how many bits that is in a step */
function inStep(bitrate: number): number {
  return (bitrate * STEP_MS) / 1_000;
}
