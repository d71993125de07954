import { handKind, lowerHandKind, MAX_HAND } from '../../../lib/call/messages/hand';
import { reactionKind } from '../../../lib/call/messages/reaction';
import { Hands } from '../../../lib/call/people/hands';
import { ShownReactions } from '../../../lib/call/people/shown-reactions';
import type { PeerId } from '../../../lib/signaling/identifiers';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import { standIn } from '../../fakes/stand-in';

const ana = standIn<PeerId>('ana');
const ben = standIn<PeerId>('ben');

describe('the messages', () => {
  it.each([null, 1, MAX_HAND])('read a hand of %j', (number) => {
    expect(handKind.parse({ type: 'hand', number })).toEqual({ type: 'hand', number });
  });

  it.each([undefined, 0, -1, 1.5, NaN, MAX_HAND + 1, '1', true])('read no hand of %j', (number) => {
    expect(handKind.parse({ type: 'hand', number })).toBeNull();
  });

  it.each([undefined, '', 'x', '👏👏', '🏴‍☠️', 1, null])('read no reaction of %j', (emoji) => {
    expect(reactionKind.parse({ type: 'reaction', emoji })).toBeNull();
  });
});

describe('hands', () => {
  it('are in the order in which they were raised, and two at once in that of their ids', () => {
    const hands = new Hands();
    hands.hear(ben, hands.next, 0);
    hands.hear(ana, hands.next, 0);
    expect(hands.order).toEqual([ben, ana]);
    hands.hear(ben, null, 0);
    hands.hear(ben, 2, 0);
    expect(hands.order).toEqual([ana, ben]);
    hands.forget(ana);
    expect(hands.order).toEqual([ben]);
  });

  it('never have a number that nobody else would read', () => {
    const hands = new Hands();
    hands.hear(ana, MAX_HAND, 0);
    expect(hands.next).toBe(MAX_HAND);
  });

  it('change a few times for a thousand messages a second', () => {
    const hands = new Hands();
    const changes = Array.from({ length: 1_000 }, (_, index) =>
      hands.hear(ana, index % 2 ? null : 1 + index, index),
    ).filter(Boolean);
    expect(changes.length).toBeLessThanOrEqual(10);
  });
});

describe('reactions', () => {
  it('are shown for a few seconds, the last one of each', () => {
    const shown = new ShownReactions();
    shown.hear(ana, '👏', 0);
    shown.hear(ben, '😂', 1_000);
    shown.hear(ana, '🎉', 2_000);
    expect(shown.current.map(({ peer, emoji }) => [peer, emoji])).toEqual([
      [ana, '🎉'],
      [ben, '😂'],
    ]);
    expect(shown.poll(5_999)).toBe(false);
    expect(shown.poll(6_000)).toBe(true);
    expect(shown.poll(7_000)).toBe(true);
    expect(shown.current).toEqual([]);
  });

  it('are few for a thousand messages a second, of each by itself', () => {
    const shown = new ShownReactions();
    const taken = Array.from({ length: 1_000 }, (_, index) => shown.hear(ana, '👏', index));
    expect(taken.filter(Boolean).length).toBeLessThanOrEqual(8);
    expect(shown.hear(ben, '👏', 1_000)).toBe(true);
  });
});

describe('in a room', () => {
  async function three(): Promise<[FakeRoom, FakePerson, FakePerson, FakePerson]> {
    const room = new FakeRoom();
    const [ada, bea, eva] = await room.people('abe');
    if (!ada || !bea || !eva) throw new Error('nobody came');
    return [room, ada, bea, eva];
  }
  const handsOf = ({ snapshot }: FakePerson) => snapshot.gestures.hands;

  it('everybody has raised hands in the same order, who comes later too', async () => {
    const [room, ada, bea, eva] = await three();
    eva.call.gestures.raiseHand(true);
    await room.server.flush();
    ada.call.gestures.raiseHand(true);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(handsOf(one)).toEqual([eva.id, ada.id]);
    const [late] = await room.people('l');
    expect(late && handsOf(late)).toEqual([eva.id, ada.id]);
    eva.call.gestures.raiseHand(false);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(handsOf(one)).toEqual([ada.id]);
    ada.call.leave();
    await room.server.flush();
    expect(handsOf(bea)).toEqual([]);
    expect(handsOf(ada)).toEqual([]);
  });

  it('the host lowers a hand, and nobody else can', async () => {
    const [room, ada, bea, eva] = await three();
    eva.call.gestures.raiseHand(true);
    await room.server.flush();
    bea.call.gestures.lowerHand(eva.id);
    for (const { channel } of bea.open) channel.send(lowerHandKind.write({ type: 'lowerHand' }));
    await room.server.flush();
    expect(handsOf(ada)).toEqual([eva.id]);
    ada.call.gestures.lowerHand(eva.id);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(handsOf(one)).toEqual([]);
  });

  it('a reaction is seen by everybody, and over after some seconds', async () => {
    const [room, ada, bea, eva] = await three();
    ada.call.gestures.react('👏');
    await room.server.flush();
    for (const { snapshot } of [ada, bea, eva]) {
      expect(snapshot.gestures.reactions).toMatchObject([{ peer: ada.id, emoji: '👏' }]);
    }
    await room.live(6_000);
    for (const { snapshot } of [ada, bea, eva]) expect(snapshot.gestures.reactions).toEqual([]);
  });

  it('one who floods is told a few times, and heard a few times', async () => {
    const [room, ada, bea] = await three();
    const drawn = jest.fn();
    ada.call.subscribe(drawn);
    for (let index = 1; index <= 1_000; index += 1) {
      for (const { channel } of bea.open) {
        channel.send(handKind.write({ type: 'hand', number: index }));
        channel.send(reactionKind.write({ type: 'reaction', emoji: '👏' }));
      }
    }
    await room.server.flush();
    expect(drawn.mock.calls.length).toBeLessThan(30);
  });

  it('nothing changes for messages that change nothing', async () => {
    const [room, ada] = await three();
    const before = ada.snapshot.gestures;
    await room.live(2_000);
    expect(ada.snapshot.gestures).toBe(before);
  });
});
