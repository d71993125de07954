import type { OpenChannel } from '../../../lib/base/peer-channels';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { TransferPeople } from '../../../lib/transfer/transfer-people';
import { standIn } from '../../fakes/stand-in';

const ana = { id: standIn<PeerId>('ana'), name: 'Ana' };
const ben = { id: standIn<PeerId>('ben'), name: 'Ben' };
const channel = standIn<OpenChannel>({});

it('tells news of people from what was known', () => {
  const people = new TransferPeople();
  expect(people.setPeople([ana, ben])).toBe(true);
  expect(people.setPeople([ana, ben])).toBe(false);
  expect(people.setPeople([ana, { ...ben, name: 'Benita' }])).toBe(true);
  expect(people.setPeople([ana])).toBe(true);
  expect([people.nameOf(ana.id), people.nameOf(ben.id)]).toEqual(['Ana', undefined]);
});

it('addresses who is in the call, and who has a channel already, each once', () => {
  const people = new TransferPeople();
  people.setPeople([ana]);
  people.link(ana.id, channel);
  people.link(ben.id, channel);

  expect(people.addressees(null)).toEqual([
    { peer: ana.id, name: 'Ana' },
    { peer: ben.id, name: '' },
  ]);
  expect(people.addressees(ben.id)).toEqual([{ peer: ben.id, name: '' }]);
  expect(people.addressees(standIn<PeerId>('cleo'))).toEqual([]);
});

it('has a channel to somebody as long as there is one', () => {
  const people = new TransferPeople();
  people.link(ana.id, channel);
  people.link(ben.id, channel);
  expect(people.channelTo(ana.id)).toBe(channel);

  people.link(ana.id, null);
  expect(people.channelTo(ana.id)).toBeUndefined();

  people.unlinkAll();
  expect(people.channelTo(ben.id)).toBeUndefined();
  expect(people.addressees(null)).toEqual([]);
});
