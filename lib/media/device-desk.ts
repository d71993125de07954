import type { MediaEdges } from './media-edges';
import type { DeviceOutcome, DeviceRequest, StreamOutcome } from './request-device';
import { outcomeOfKind, requestDevices } from './request-device';

type DeskEdges = Pick<MediaEdges, 'mediaDevices' | 'permission'>;

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
    const outcome = await requestDevices(this.#edges.mediaDevices(), requests);
    if (served.length > 1 && (await this.#isWorthAsking(outcome, requests))) {
      for (const waiting of served) void this.#answer([waiting]);
      return;
    }
    for (const { request, answer } of served) answer(outcomeOfKind(outcome, request.kind));
  }

  /** Whoever closes the prompt, and decides about neither, does not want to see it again. */
  async #isWorthAsking(
    outcome: StreamOutcome,
    requests: readonly DeviceRequest[],
  ): Promise<boolean> {
    if (outcome.status === 'on') return false;
    if (outcome.problem !== 'denied') return true;
    const decided = await Promise.all(requests.map(({ kind }) => this.#edges.permission(kind)));
    return decided.some((state) => state !== 'prompt');
  }
}
