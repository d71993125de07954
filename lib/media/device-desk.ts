import type { MediaEdges } from './media-edges';
import type { DeviceOutcome, DeviceRequest, StreamOutcome } from './request-device';
import { outcomeOfKind, requestDevices } from './request-device';

type DeskEdges = Pick<MediaEdges, 'mediaDevices' | 'permission' | 'now'>;

/**
 * Nobody reads a prompt and answers it sooner: what is denied within this time was decided before, and no prompt was shown.
 * Firefox denies at once what has a device in it that is blocked, and takes no press in a prompt's first half second.
 */
const AT_ONCE_MS = 1_000;

interface Waiting {
  readonly request: DeviceRequest;
  readonly answer: (outcome: DeviceOutcome) => void;
}

/**
 * Where devices are asked for. Those that are wanted in the same moment are asked for at once, since some browsers
 * show the person a prompt each time; apart only when that fails, since one of them may still be had.
 */
export class DeviceDesk {
  readonly #edges: DeskEdges;
  #waiting: readonly Waiting[] = [];

  constructor(edges: DeskEdges) {
    this.#edges = edges;
  }

  /** Never rejects. */
  request(request: DeviceRequest): Promise<DeviceOutcome> {
    // One request can be for one device of each kind only.
    if (this.#waiting.some(({ request: { kind } }) => kind === request.kind)) this.#serve();
    return new Promise((answer) => {
      this.#waiting = [...this.#waiting, { request, answer }];
      queueMicrotask(() => this.#serve());
    });
  }

  #serve(): void {
    const served = this.#waiting;
    this.#waiting = [];
    if (served.length > 0) void this.#answer(served);
  }

  async #answer(served: readonly Waiting[]): Promise<void> {
    const requests = served.map(({ request }) => request);
    const askedMs = this.#edges.now();
    const outcome = await requestDevices(this.#edges.mediaDevices(), requests);
    const tookMs = this.#edges.now() - askedMs;
    if (served.length > 1 && (await this.#isWorthAsking(outcome, requests, tookMs))) {
      for (const waiting of served) void this.#answer([waiting]);
      return;
    }
    for (const { request, answer } of served) answer(outcomeOfKind(outcome, request.kind));
  }

  /**
   * Whoever closes the prompt, and decides about neither, does not want to see it again. Where the browser does not tell
   * what was decided (Firefox before 131), the time tells whether there was a prompt: one device that is blocked has both
   * denied at once, and the other one is still to be had.
   */
  async #isWorthAsking(
    outcome: StreamOutcome,
    requests: readonly DeviceRequest[],
    tookMs: number,
  ): Promise<boolean> {
    if (outcome.status === 'on') return false;
    if (outcome.problem !== 'denied') return true;
    const states = await Promise.all(requests.map(({ kind }) => this.#edges.permission(kind)));
    return states.some((state) => (state === null ? tookMs < AT_ONCE_MS : state !== 'prompt'));
  }
}
