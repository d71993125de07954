import type { Recogniser, Recognition } from '../../lib/captions/device-recognition';

type Availability = Awaited<ReturnType<Recognition['available']>>;

/** A recogniser that hears what a test says. */
class FakeRecogniser implements Recogniser {
  lang = '';
  continuous = false;
  interimResults = false;
  processLocally = false;
  onstart: Recogniser['onstart'] = null;
  onresult: Recogniser['onresult'] = null;
  onerror: Recogniser['onerror'] = null;
  onend: Recogniser['onend'] = null;
  track: MediaStreamTrack | null = null;
  aborted = false;

  start(track: MediaStreamTrack): void {
    this.track = track;
  }

  abort(): void {
    this.aborted = true;
    this.onend?.();
  }

  hear(...stretches: string[]): void {
    this.onresult?.({ results: stretches.map((transcript) => ({ 0: { transcript } })) });
  }

  fail(error: string): void {
    this.onerror?.({ error });
    this.onend?.();
  }

  end(): void {
    this.onend?.();
  }
}

/** Speech recognition of a browser that has some languages, and can fetch others. */
export function fakeRecognition(languages: Readonly<Record<string, Availability>> = {}) {
  const made: FakeRecogniser[] = [];
  const fetched: string[] = [];
  const recognition = class extends FakeRecogniser {
    static fetches = true;

    static async available({ langs }: { langs: readonly string[] }): Promise<Availability> {
      return languages[langs[0] ?? ''] ?? 'unavailable';
    }

    static async install({ langs }: { langs: readonly string[] }): Promise<boolean> {
      fetched.push(...langs);
      return recognition.fetches;
    }

    constructor() {
      super();
      made.push(this);
    }
  };
  return { recognition, made, fetched };
}
