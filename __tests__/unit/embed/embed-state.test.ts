import { emptyEmbedState, embedEvents } from '../../../lib/embed/embed-state';

const inCall = { ...emptyEmbedState, place: 'call', people: 2, microphone: true } as const;

it('tells nothing while nothing changes', () => {
  expect(embedEvents(inCall, { ...inCall })).toEqual([]);
});

it('tells first that somebody is in, then what it is like', () => {
  expect(embedEvents(emptyEmbedState, inCall)).toEqual([
    { event: 'joined' },
    { event: 'people', count: 2 },
    { event: 'microphone', on: true },
  ]);
});

it.each(['left', 'refused', 'turnedAway', 'removed'] as const)('tells of the end: %s', (place) => {
  expect(embedEvents({ ...emptyEmbedState, place: 'call' }, { ...emptyEmbedState, place })).toEqual(
    [{ event: 'left', reason: place }],
  );
});

it('tells of each thing that changes', () => {
  const now = {
    ...inCall,
    grade: 'poor',
    unread: 3,
    camera: true,
    chat: true,
    layout: 'grid',
  } as const;
  expect(embedEvents(inCall, now)).toEqual([
    { event: 'quality', grade: 'poor' },
    { event: 'unread', count: 3 },
    { event: 'camera', on: true },
    { event: 'chat', on: true },
    { event: 'layout', layout: 'grid' },
  ]);
});
