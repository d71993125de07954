import { playChime } from '../../../lib/media/chime';
import { setSink } from '../../../lib/media/speaker';

jest.mock('../../../lib/media/speaker', () => ({ setSink: jest.fn() }));

const sink = jest.mocked(setSink);
/** What each tone was connected to in the end. */
let heardFrom: string[] = [];
let closed = 0;
let end: (() => void) | undefined;

class Context {
  readonly currentTime = 0;
  readonly destination = 'usual';

  createMediaStreamDestination() {
    return Object.assign(new String('chosen'), { stream: null });
  }

  createGain() {
    const gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
    return { gain, connect: (node: unknown) => heardFrom.push(String(node)) };
  }

  createOscillator() {
    return {
      frequency: { setValueAtTime: () => undefined },
      connect: () => undefined,
      start: () => undefined,
      stop: () => undefined,
      set onended(listener: () => void) {
        end = listener;
      },
    };
  }

  async close() {
    closed++;
  }
}

describe('playChime', () => {
  const play = jest.spyOn(HTMLMediaElement.prototype, 'play');

  beforeEach(() => {
    Object.assign(window, { AudioContext: Context });
    localStorage.clear();
    heardFrom = [];
    closed = 0;
    play.mockReset().mockResolvedValue();
    sink.mockReset().mockResolvedValue(true);
  });

  it('sounds from the usual speaker, and closes what it opened', async () => {
    await playChime('knock');
    expect(heardFrom).toEqual(['usual', 'usual']);
    expect(sink).not.toHaveBeenCalled();
    expect(closed).toBe(0);
    end?.();
    expect(closed).toBe(1);
  });

  it('sounds from the one that was chosen on this device, or that it is told', async () => {
    localStorage.setItem('tertulia.speaker', 'headset');
    await playChime('message');
    await playChime('test', 'television');
    expect(sink.mock.calls.map(([, id]) => id)).toEqual(['headset', 'television']);
    expect(heardFrom).toEqual(['chosen', 'chosen', 'chosen', 'chosen', 'chosen']);
    end?.();
    expect(closed).toBe(1);
  });

  it('sounds from the usual one where the chosen one is not there, or may not be played', async () => {
    sink.mockResolvedValue(false);
    await playChime('hand', 'gone');
    sink.mockResolvedValue(true);
    play.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await playChime('hand', 'silent');
    expect(heardFrom).toEqual(['usual', 'usual']);
  });
});
