import { receivingKind } from '../../../../lib/call/messages/receiving';
import { FigureLog, LOGGED_LOOKS } from '../../../../lib/call/stats/figure-log';
import { receivingOf } from '../../../../lib/call/stats/receiving';
import { figuresOf, pictureOf, soundOf } from '../../../fakes/link-figures';

const nothing = figuresOf({
  received: new Map([
    ['microphone', soundOf({ bitrate: 0 })],
    ['camera', pictureOf({ bitrate: 0, frameRate: 0 })],
  ]),
});
const silence = figuresOf({ received: new Map([['microphone', soundOf({ bitrate: 800 })]]) });
const slide = figuresOf({ received: new Map([['screen', pictureOf({ frameRate: 0.5 })]]) });

describe('what arrives', () => {
  it.each([
    ['nothing is known before the first look', [], null],
    ['sound and pictures', [figuresOf()], { sound: true, picture: true }],
    ['nothing', [nothing, nothing], { sound: false, picture: false }],
    ['one empty look is no gap', [figuresOf(), nothing], { sound: true, picture: true }],
    ['two are one', [figuresOf(), nothing, nothing], { sound: false, picture: false }],
    ['who is silent is received', [silence], { sound: true, picture: false }],
    ['a screen is a picture', [slide], { sound: false, picture: true }],
  ])('%s', (_what, looks, expected) => {
    expect(receivingOf(looks)).toEqual(expected);
  });
});

describe('what a peer says of it', () => {
  it.each([
    [{ type: 'receiving', sound: true, picture: false }, true],
    [{ type: 'receiving', sound: true }, false],
    [{ type: 'receiving', sound: 1, picture: 'yes' }, false],
    [{ type: 'watching', sound: true, picture: true }, false],
  ])('%j is read: %s', (message, isRead) => {
    expect(receivingKind.parse(message) !== null).toBe(isRead);
  });

  it('is read without what else is said', () => {
    const said = { type: 'receiving', sound: true, picture: true, html: '<b>' };
    expect(receivingKind.parse(said)).toEqual({ type: 'receiving', sound: true, picture: true });
  });
});

describe('the log of a link', () => {
  it('keeps two minutes, and no look twice', () => {
    const log = new FigureLog();
    for (let second = 0; second < 3 * LOGGED_LOOKS; second += 1) {
      const look = figuresOf({ atMs: 1_000 * second });
      expect(log.note(look)).toBe(true);
      expect(log.note(look)).toBe(false);
    }
    expect(log.looks).toHaveLength(LOGGED_LOOKS);
    expect(log.looks.at(-1)?.atMs).toBe(1_000 * (3 * LOGGED_LOOKS - 1));
  });
});
