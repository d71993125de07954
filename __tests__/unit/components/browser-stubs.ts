/** What jsdom lacks of a browser's media: streams without content, and elements that 'play' them. */
class FakeMediaStream extends EventTarget {
  constructor(readonly tracks: readonly unknown[] = []) {
    super();
  }

  getTracks() {
    return this.tracks;
  }
}

class FakeMediaStreamTrack extends EventTarget {}

/** Enough to be taken for a browser that can call. */
class FakePeerConnection {
  createDataChannel() {
    return undefined;
  }

  addTransceiver() {
    return undefined;
  }
}

class FakeResizeObserver {
  constructor(private readonly notify: (entries: unknown[]) => void) {}

  observe() {
    this.notify([{ contentRect: { width: 1200, height: 700 } }]);
  }

  disconnect() {
    return undefined;
  }
}

const sources = new WeakMap<HTMLMediaElement, unknown>();

/** Stands in for `HTMLMediaElement.play`; a test may make it refuse. */
export const play = jest.fn<Promise<void>, []>();

export function stubBrowserMedia(): void {
  play.mockReset().mockResolvedValue(undefined);
  Object.assign(window, {
    MediaStream: FakeMediaStream,
    MediaStreamTrack: FakeMediaStreamTrack,
    RTCPeerConnection: FakePeerConnection,
    ResizeObserver: FakeResizeObserver,
    // Nothing moves: jsdom has no animations.
    matchMedia: (query: string) => ({ matches: query.includes('reduce') }),
  });
  // Nothing is anywhere: jsdom has no layout.
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(HTMLMediaElement.prototype, 'play', { configurable: true, value: play });
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    configurable: true,
    get(this: HTMLMediaElement) {
      return sources.get(this) ?? null;
    },
    set(this: HTMLMediaElement, source: unknown) {
      sources.set(this, source);
    },
  });
}

/** @returns a track that only is itself. {@link stubBrowserMedia} comes first. */
export function fakeTrack(): MediaStreamTrack {
  return Reflect.construct(MediaStreamTrack, []);
}
