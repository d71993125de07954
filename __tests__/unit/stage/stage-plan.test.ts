import type { PeerId } from '../../../lib/signaling/identifiers';
import { keepOrder } from '../../../lib/stage/keep-order';
import { nextSpeaker } from '../../../lib/stage/next-speaker';
import type { StageCast, StageWish } from '../../../lib/stage/stage-plan';
import { planStage } from '../../../lib/stage/stage-plan';
import { standIn } from '../../fakes/stand-in';

const [me, ana, ben] = ['me', 'ana', 'ben'].map((id) => standIn<PeerId>(id)) as [
  PeerId,
  PeerId,
  PeerId,
];
const usual: StageWish = {
  layout: 'automatic',
  ownPlace: 'tile',
  strip: true,
  pinned: null,
  spotlight: null,
};
const three: StageCast = {
  self: me,
  others: [ana, ben],
  sharers: [],
  sharing: false,
  speaker: null,
};
const plan = (wish: Partial<StageWish>, cast: Partial<StageCast> = {}) =>
  planStage({ ...usual, ...wish }, { ...three, ...cast });

it.each<[string, Partial<StageWish>, Partial<StageCast>, string | null]>([
  ['nobody by itself', {}, {}, null],
  ['nobody because somebody speaks', {}, { speaker: ben }, null],
  ['a screen', {}, { sharers: [ana] }, 'screen ana'],
  ['of two screens the last one', {}, { sharers: [ana, ben] }, 'screen ben'],
  [
    'of two screens the pinned one',
    { pinned: 'screen ana' },
    { sharers: [ana, ben] },
    'screen ana',
  ],
  ['a pinned person before a screen', { pinned: 'person ben' }, { sharers: [ana] }, 'person ben'],
  ['the spotlight before a screen', { spotlight: ben }, { sharers: [ana] }, 'person ben'],
  ['a pin before the spotlight', { pinned: 'person ana', spotlight: ben }, {}, 'person ana'],
  ['oneself, pinned', { pinned: 'person me' }, {}, 'person me'],
  ['nobody whose pin went', { pinned: 'person zoe' }, {}, null],
  ['no screen that ended', { pinned: 'screen ana' }, {}, null],
  ['nobody for a spotlight on somebody unknown', { spotlight: standIn('zoe') }, {}, null],
  ['not oneself for the spotlight', { spotlight: me }, {}, null],
  ['no screen in the grid', { layout: 'grid' }, { sharers: [ana] }, null],
  ['a pin in the grid, too', { layout: 'grid', pinned: 'person ana' }, {}, 'person ana'],
  ['the spotlight in the grid, too', { layout: 'grid', spotlight: ana }, {}, 'person ana'],
  ['who spoke last', { layout: 'speaker' }, { speaker: ben }, 'person ben'],
  ['the first one before anybody spoke', { layout: 'speaker' }, {}, 'person ana'],
  ['a screen before who speaks', { layout: 'speaker' }, { sharers: [ana] }, 'screen ana'],
  [
    'the first one when who spoke left',
    { layout: 'speaker' },
    { speaker: standIn('x') },
    'person ana',
  ],
  ['nobody where one is alone', { layout: 'speaker' }, { others: [] }, null],
])('makes large: %s', (_, wish, cast, large) => {
  expect(plan(wish, cast).large).toBe(large);
});

it('has everybody else beside it, once', () => {
  expect(plan({ pinned: 'person ben' }, { sharers: [ana, ben], sharing: true }).equal).toEqual([
    'screen ana',
    'screen ben',
    'person ana',
    'person me',
    'screen me',
  ]);
});

it('hides the others beside a large one, and never without one', () => {
  expect(plan({ strip: false, pinned: 'person ben' }).equal).toEqual([]);
  expect(plan({ strip: false }).equal).toEqual(['person ana', 'person ben', 'person me']);
});

it.each<[string, Partial<StageWish>, Partial<StageCast>, string | null, boolean]>([
  ['among the others', { ownPlace: 'tile' }, {}, null, true],
  ['small over them', { ownPlace: 'floating' }, {}, 'person me', false],
  ['nowhere', { ownPlace: 'hidden' }, {}, null, false],
  ['in a tile when nobody else is there', { ownPlace: 'floating' }, { others: [] }, null, true],
  ['large and nowhere else', { ownPlace: 'floating', pinned: 'person me' }, {}, null, false],
])('shows oneself %s', (_, wish, cast, floating, among) => {
  const { equal, floating: where } = plan(wish, cast);
  expect(where).toBe(floating);
  expect(equal.includes('person me')).toBe(among);
});

it('keeps screens in the order in which they were shared', () => {
  expect(keepOrder<string>([], ['a'])).toEqual(['a']);
  expect(keepOrder(['b'], ['a', 'b'])).toEqual(['b', 'a']);
  expect(keepOrder(['b', 'a'], ['a', 'c'])).toEqual(['a', 'c']);
  const before = ['b', 'a'];
  expect(keepOrder(before, ['a', 'b'])).toBe(before);
});

it.each<[string, PeerId | null, PeerId[], PeerId | null]>([
  ['nobody before somebody speaks', null, [], null],
  ['who begins', null, [ben], ben],
  ['who goes on, while others interrupt', ben, [ana, ben], ben],
  ['who takes over', ben, [ana], ana],
  ['who spoke last, in silence', ben, [], ben],
])('takes for the speaker %s', (_, before, speaking, speaker) => {
  expect(nextSpeaker(before, speaking)).toBe(speaker);
});
