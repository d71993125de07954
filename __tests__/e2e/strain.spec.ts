import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

type Pressure = 'nominal' | 'critical';

declare global {
  interface Window {
    /** What the browser says of the machine. */
    pressure: Pressure;
    /** Pictures a second that the camera may send, as last set; undefined before. */
    pictureRate: number | undefined;
  }
}

/** Runs in the page before its own scripts. Self-contained, because only its source text travels. */
function installPressure(): void {
  window.pressure = 'nominal';
  const Told = class {
    readonly #tell: (records: { state: Pressure }[]) => void;
    #timer = 0;
    constructor(tell: (records: { state: Pressure }[]) => void) {
      this.#tell = tell;
    }
    observe(): Promise<void> {
      this.#timer = window.setInterval(() => this.#tell([{ state: window.pressure }]), 500);
      return Promise.resolve();
    }
    disconnect(): void {
      window.clearInterval(this.#timer);
    }
  };
  Object.defineProperty(window, 'PressureObserver', { value: Told });
  const proto = RTCRtpSender.prototype;
  const setParameters = Reflect.get<RTCRtpSender, 'setParameters'>(proto, 'setParameters');
  proto.setParameters = function (this: RTCRtpSender, parameters, ...rest) {
    if (this.track?.kind === 'video') {
      window.pictureRate = parameters.encodings[0]?.maxFramerate ?? window.pictureRate;
    }
    return setParameters.call(this, parameters, ...rest);
  };
}

test('a machine that has too much to do sends fewer pictures, and they go on', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  for (const { page } of [ana, ben]) await page.addInitScript(installPressure);
  const rateOf = ({ page }: typeof ana) => page.evaluate(() => window.pictureRate);
  await meet(room, [ana, ben]);
  expect(await rateOf(ana)).not.toBe(15);
  await ana.page.evaluate(() => (window.pressure = 'critical'));
  await expect.poll(() => rateOf(ana)).toBe(15);
  await expectEverybodyHasEverybody([ana, ben]);
  expect(await rateOf(ben)).not.toBe(15);
});
