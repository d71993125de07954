/** @jest-environment jsdom */
import type { Pressure } from '../../../../lib/call/media/pressure-watch';
import { watchPressure } from '../../../../lib/call/media/pressure-watch';

type Observer = NonNullable<Window['PressureObserver']>;

/** A browser whose pressure is told by hand. */
function installObserver(observing: Promise<void> = Promise.resolve()) {
  const world = {
    tell: (..._states: Pressure[]): void => undefined,
    observe: jest.fn(() => observing),
    disconnect: jest.fn(),
  };
  const FakeObserver: Observer = class {
    readonly observe = world.observe;
    readonly disconnect = world.disconnect;
    constructor(tell: ConstructorParameters<Observer>[0]) {
      world.tell = (...states) => tell(states.map((state) => ({ state })));
    }
  };
  Object.defineProperty(window, 'PressureObserver', { value: FakeObserver, configurable: true });
  return world;
}

describe('watchPressure', () => {
  afterEach(() => {
    Reflect.deleteProperty(window, 'PressureObserver');
  });

  it('tells the latest of what the browser says of the processor, until it is ended', () => {
    const world = installObserver();
    const told: Pressure[] = [];
    const stop = watchPressure((pressure) => told.push(pressure));
    expect(world.observe).toHaveBeenCalledWith('cpu', { sampleInterval: 1_000 });
    world.tell('fair', 'critical');
    world.tell('nominal');
    expect(told).toEqual(['critical', 'nominal']);
    stop();
    expect(world.disconnect).toHaveBeenCalledTimes(1);
  });

  it('tells nothing where a policy forbids it', async () => {
    const refused = Promise.reject(new DOMException('', 'NotAllowedError'));
    installObserver(refused);
    watchPressure(() => undefined);
    await expect(refused).rejects.toThrow();
  });

  it('tells nothing where the browser has no such thing', () => {
    expect(() => watchPressure(() => undefined)()).not.toThrow();
  });
});
