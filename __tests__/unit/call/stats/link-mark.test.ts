import fc from 'fast-check';
import type { LinkFigures, ReceivedFigures } from '../../../../lib/call/stats/link-figures';
import { grades, markOf, usualFrameRate } from '../../../../lib/call/stats/link-mark';
import { figuresOf, pictureOf, soundOf } from '../../../fakes/link-figures';

const both = { microphone: true, camera: true };
const USUAL = 24;

const arriving = (
  sound: Partial<ReceivedFigures>,
  picture: Partial<ReceivedFigures> = {},
  change: Partial<LinkFigures> = {},
) =>
  figuresOf({
    received: new Map([
      ['microphone', soundOf(sound)],
      ['camera', pictureOf(picture)],
    ]),
    ...change,
  });

const good = { grade: 'good', weak: null };

describe('the mark of one look', () => {
  it.each([
    ['nothing is wrong', arriving({}), good],
    ['a little sound was made up', arriving({ concealed: 0.05 }), { grade: 'fair', weak: 'line' }],
    ['much sound was made up', arriving({ concealed: 0.2 }), { grade: 'poor', weak: 'line' }],
    ['packets are lost', arriving({}, { loss: 0.05 }), { grade: 'fair', weak: 'line' }],
    ['many are', arriving({ loss: 0.3 }), { grade: 'poor', weak: 'line' }],
    ['it takes long', arriving({}, {}, { roundTripMs: 500 }), { grade: 'fair', weak: 'line' }],
    ['it takes too long', arriving({}, {}, { roundTripMs: 900 }), { grade: 'poor', weak: 'line' }],
    ['pictures stand still', arriving({}, { frozen: 0.2 }), { grade: 'fair', weak: 'device' }],
    ['they do all the time', arriving({}, { frozen: 1 }), { grade: 'poor', weak: 'device' }],
    ['frames are few', arriving({}, { frameRate: 9 }), { grade: 'fair', weak: 'device' }],
    ['none come of much', arriving({}, { frameRate: 0 }), { grade: 'poor', weak: 'device' }],
    [
      'they are few, and some packets lost',
      arriving({}, { frameRate: 9, loss: 0.02 }),
      { grade: 'fair', weak: 'line' },
    ],
    [
      'they are few, and come unevenly',
      arriving({}, { frameRate: 9, jitterMs: 80 }),
      { grade: 'fair', weak: 'line' },
    ],
    [
      'they are few, of a picture that hardly moves',
      arriving({}, { frameRate: 9, bitrate: 3_000 }),
      { grade: 'fair', weak: 'device' },
    ],
    ['the round trip is unknown', arriving({}, {}, { roundTripMs: null }), good],
    ['jitter is unknown', arriving({ jitterMs: null }, { jitterMs: null }), good],
  ])('when %s', (_what, figures, expected) => {
    expect(markOf(figures, both, USUAL)).toEqual(expected);
  });

  it.each([
    ['a muted microphone, of which a few packets got lost', { bitrate: 900, loss: 0.5 }, {}],
    ['a camera that rests, or is not sent', {}, { bitrate: 0, frameRate: 0, frozen: 1 }],
  ])('is none the worse for %s', (_what, sound, picture) => {
    expect(markOf(arriving(sound, picture), both, USUAL)).toEqual(good);
  });

  it('takes what is off for nothing', () => {
    const figures = arriving({ concealed: 1 }, { frozen: 1, frameRate: 0 });
    expect(markOf(figures, { microphone: false, camera: false }, USUAL)).toEqual(good);
  });

  it('is none where nothing is known', () => {
    const figures = figuresOf({ received: new Map(), roundTripMs: null });
    expect(markOf(figures, both, USUAL)).toBeNull();
  });

  it('does not get better by anything that gets worse', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const rank = (figures: LinkFigures) =>
      grades.indexOf(markOf(figures, both, USUAL)?.grade ?? 'good');
    fc.assert(
      fc.property(share, share, share, share, (concealed, frozen, loss, more) => {
        const worse = (value: number) => value + (1 - value) * more;
        const before = rank(arriving({ concealed }, { frozen, loss }));
        const after = rank(
          arriving({ concealed: worse(concealed) }, { frozen: worse(frozen), loss: worse(loss) }),
        );
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('what a camera usually does', () => {
  it.each([
    ['nothing is known', [], 12],
    ['it rested', [0, 0, 0], 12],
    ['a dark room leaves it few', [8, 8, 8, 8], 12],
    ['it is steady', [20, 20, 20, 20], 20],
    ['it had bad moments', [20, 20, 20, 5, 5], 20],
    ['it is quick', [30, 30, 30], 24],
  ])('when %s', (_what, rates, expected) => {
    expect(usualFrameRate(rates)).toBe(expected);
  });
});
