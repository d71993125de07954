import type { DeviceOutcome, DeviceRequest } from './request-device';
import { outcomeOfKind, requestDevices } from './request-device';

interface Waiting {
  readonly request: DeviceRequest;
  readonly answer: (outcome: DeviceOutcome) => void;
}

/**
 * Where devices are asked for. Those that are wanted in the same moment are asked for at once, since some browsers
 * show the person a prompt each time; apart only when that fails, since one of them may still be had.
 */
export class DeviceDesk {
  readonly #mediaDevices: () => MediaDevices | null;
  #waiting: readonly Waiting[] = [];

  constructor(mediaDevices: () => MediaDevices | null) {
    this.#mediaDevices = mediaDevices;
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
    const outcome = await requestDevices(this.#mediaDevices(), requests);
    if (outcome.status === 'failed' && served.length > 1) {
      for (const waiting of served) void this.#answer([waiting]);
      return;
    }
    for (const { request, answer } of served) answer(outcomeOfKind(outcome, request.kind));
  }
}
