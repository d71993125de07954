import { Captions } from '../../../lib/captions/captions';
import { FakeClock } from '../../fakes/fake-clock';
import { FakeMediaTrack } from '../../fakes/fake-media-track';
import { fakeRecognition } from '../../fakes/fake-recognition';
import { standIn } from '../../fakes/stand-in';

function trackOf(): MediaStreamTrack {
  return standIn<MediaStreamTrack>(new FakeMediaTrack('audio'));
}

function captionsOf() {
  const clock = new FakeClock();
  const { recognition, made } = fakeRecognition();
  const captions = new Captions<string>(recognition, 'en-US', clock);
  return { clock, recognition, made, captions, close: captions.open() };
}

const textsOf = (captions: Captions<string>) =>
  captions.getSnapshot().lines.map(({ text }) => text);

describe('captions', () => {
  it('are made of the sound of each person, on the device alone', () => {
    const { captions, made } = captionsOf();
    const [ana, ben] = [trackOf(), trackOf()];
    captions.hear(
      new Map([
        ['ana', ana],
        ['ben', ben],
      ]),
    );
    expect(made.map(({ track }) => track)).toEqual([ana, ben]);
    for (const one of made) {
      expect(one).toMatchObject({ lang: 'en-US', processLocally: true, continuous: true });
    }
  });

  it('show who began to speak first first, and go on with what is understood', () => {
    const { captions, made } = captionsOf();
    captions.hear(
      new Map([
        ['ana', trackOf()],
        ['ben', trackOf()],
      ]),
    );
    made[1]?.hear('good');
    made[0]?.hear('yes');
    made[1]?.hear('Good morning.', ' how are');
    expect(captions.getSnapshot().lines).toMatchObject([
      { id: 'ben', text: 'Good morning. how are' },
      { id: 'ana', text: 'yes' },
    ]);
  });

  it('go when they have been read', async () => {
    const { captions, made, clock } = captionsOf();
    captions.hear(
      new Map([
        ['ana', trackOf()],
        ['ben', trackOf()],
      ]),
    );
    made[0]?.hear('one');
    await clock.advance(5_000);
    made[1]?.hear('two');
    await clock.advance(5_000);
    expect(textsOf(captions)).toEqual(['two']);
  });

  it('are of the three who spoke last', async () => {
    const { captions, made, clock } = captionsOf();
    captions.hear(new Map(['a', 'b', 'c', 'd'].map((id) => [id, trackOf()])));
    for (const [index, one] of made.entries()) {
      one.hear(String(index));
      await clock.advance(10);
    }
    expect(textsOf(captions)).toEqual(['1', '2', '3']);
    made[0]?.hear('again');
    expect(textsOf(captions)).toEqual(['again', '2', '3']);
  });

  it('keep no more of a long speech than can be read', () => {
    const { captions, made } = captionsOf();
    captions.hear(new Map([['ana', trackOf()]]));
    made[0]?.hear(...Array.from({ length: 2_000 }, (_, index) => `word${String(index)}`));
    expect(textsOf(captions)).toEqual([
      Array.from({ length: 12 }, (_, index) => `word${String(1_988 + index)}`).join(' '),
    ]);
    made[0]?.hear('x'.repeat(10) + ' ' + 'y '.repeat(5_000) + 'end');
    expect(textsOf(captions)[0]).toMatch(/^… y y .* end$/);
    expect(textsOf(captions)[0]?.length).toBeLessThan(250);
  });

  it('begin anew with who was silent for a while', async () => {
    const { captions, made, clock } = captionsOf();
    captions.hear(new Map([['ana', trackOf()]]));
    made[0]?.hear('Can you hear me?');
    await clock.advance(20_000);
    made[0]?.hear('Can you hear me?', 'yes');
    expect(textsOf(captions)).toEqual(['yes']);
    await clock.advance(5_000);
    made[0]?.hear('Can you hear me?', 'yes', 'I can');
    expect(textsOf(captions)).toEqual(['yes I can']);
    await clock.advance(20_000);
    made[0]?.hear('Can you hear me?', 'yes', 'I can indeed');
    expect(textsOf(captions)).toEqual(['I can indeed']);
  });

  it('end a recogniser that begins only after it was let go', () => {
    const { captions, made } = captionsOf();
    captions.hear(new Map([['ana', trackOf()]]));
    captions.hear(new Map());
    const [one] = made;
    if (!one) throw new Error('there is none');
    one.aborted = false;
    one.onstart?.();
    expect(one.aborted).toBe(true);
  });

  it('are made of the track that is there, and of nobody who has gone', () => {
    const { captions, made } = captionsOf();
    const [first, second] = [trackOf(), trackOf()];
    captions.hear(new Map([['ana', first]]));
    captions.hear(new Map([['ana', first]]));
    expect(made).toHaveLength(1);
    captions.hear(new Map([['ana', second]]));
    expect(made.map(({ aborted, track }) => [aborted, track])).toEqual([
      [true, first],
      [false, second],
    ]);
    captions.hear(new Map());
    expect(made.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('go on when a recogniser ends, later each time while nothing is heard', async () => {
    const { captions, made, clock, close } = captionsOf();
    captions.hear(new Map([['ana', trackOf()]]));
    for (const [index, waitMs] of [500, 1_000, 2_000, 4_000, 8_000, 8_000].entries()) {
      made[index]?.end();
      await clock.advance(waitMs - 1);
      expect(made).toHaveLength(index + 1);
      await clock.advance(1);
      expect(made).toHaveLength(index + 2);
    }
    made[6]?.hear('there she is');
    made[6]?.end();
    await clock.advance(500);
    expect(made).toHaveLength(8);
    close();
    expect(clock.pending).toBe(0);
    expect(made[7]?.aborted).toBe(true);
  });

  it('do not begin anew with a track that has ended', async () => {
    const { captions, made, clock } = captionsOf();
    const track = new FakeMediaTrack('audio');
    captions.hear(new Map([['ana', standIn<MediaStreamTrack>(track)]]));
    track.end();
    made[0]?.end();
    await clock.advance(60_000);
    expect(made).toHaveLength(1);
  });

  it.each([
    ['language-not-supported', 'language'],
    ['not-allowed', 'forbidden'],
    ['service-not-allowed', 'forbidden'],
  ] as const)('end for all when the browser says %s', async (error, refused) => {
    const { captions, made, clock, close } = captionsOf();
    captions.hear(
      new Map([
        ['ana', trackOf()],
        ['ben', trackOf()],
      ]),
    );
    made[0]?.hear('hello');
    made[0]?.fail(error);
    expect(captions.getSnapshot()).toEqual({ lines: [], refused });
    expect(made.map(({ aborted }) => aborted)).toEqual([true, true]);
    captions.hear(new Map([['cleo', trackOf()]]));
    await clock.advance(60_000);
    expect(made).toHaveLength(2);
    close();
    expect(clock.pending).toBe(0);
  });

  it.each(['no-speech', 'network', 'audio-capture', 'aborted'])('go on after %s', async (error) => {
    const { captions, made, clock } = captionsOf();
    captions.hear(new Map([['ana', trackOf()]]));
    made[0]?.fail(error);
    await clock.advance(500);
    expect(made).toHaveLength(2);
    expect(captions.getSnapshot().refused).toBeNull();
  });

  it('stay when a browser throws at the beginning, and try again', async () => {
    const { captions, made, clock, recognition } = captionsOf();
    const { start } = recognition.prototype;
    recognition.prototype.start = () => {
      throw new DOMException('', 'InvalidStateError');
    };
    captions.hear(new Map([['ana', trackOf()]]));
    recognition.prototype.start = start;
    await clock.advance(500);
    expect(made).toHaveLength(2);
    made[1]?.hear('here');
    expect(textsOf(captions)).toEqual(['here']);
  });
});
