import * as v from 'valibot';
import type { Peer } from '../../../../lib/call/people/peer';
import { PeerTalk } from '../../../../lib/call/people/peer-talk';
import { MessageKind } from '../../../../lib/signaling/message-kind';
import { standIn } from '../../../fakes/stand-in';

interface Count {
  type: 'up' | 'down';
  by: number;
}

const countKind = new MessageKind<Count>(
  ['up', 'down'],
  v.object({ type: v.picklist(['up', 'down']), by: v.number() }),
);
const ana = standIn<Peer>({});
const ben = standIn<Peer>({});

it('hands a message of any of its types to who hears that kind, when it is told to and not before', () => {
  const talk = new PeerTalk();
  const hear = jest.fn();
  talk.on(countKind, hear);
  const heard = talk.read(ana, countKind.write({ type: 'down', by: 2 }));
  expect(hear).not.toHaveBeenCalled();
  heard?.();
  expect(hear).toHaveBeenCalledWith(ana, { type: 'down', by: 2 });
});

it.each([
  ['of another kind', '{"type":"left","by":1}'],
  ['that is not whole', '{"type":"up"}'],
  ['without a type', '{"by":1}'],
  ['that is no JSON', 'up'],
  ['that is no text', new ArrayBuffer(8)],
  ['named as what every object has', '{"type":"constructor"}'],
])('passes over what is no message: one %s', (_, data) => {
  const talk = new PeerTalk();
  talk.on(countKind, () => {
    throw new Error('heard');
  });
  expect(talk.read(ana, data)).toBeNull();
});

it('has everybody greet whose channel has opened, as often as it does', () => {
  const talk = new PeerTalk();
  const greeted: Peer[] = [];
  talk.onOpen((peer) => greeted.push(peer));
  talk.onOpen((peer) => greeted.push(peer));
  talk.open(ana);
  talk.open(ben);
  expect(greeted).toEqual([ana, ana, ben, ben]);
});
