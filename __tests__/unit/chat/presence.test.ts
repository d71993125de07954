import { MAX_PRESENT } from '../../../lib/chat/limits';
import { Presence } from '../../../lib/chat/presence';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const [ana, ben] = [standIn<PeerId>('ana'), standIn<PeerId>('ben')];

it('knows how long each was there in all, over leaving and coming again', () => {
  const presence = new Presence();
  presence.set([ana, ben], 1_000);
  presence.set([ana], 3_000);
  presence.set([ana, ben], 10_000);
  expect([ana, ben].map((peer) => presence.timeOf(peer, 11_000))).toEqual([10_000, 3_000]);
  presence.set([], 12_000);
  expect([ana, ben].map((peer) => presence.timeOf(peer, 20_000))).toEqual([11_000, 4_000]);
  expect([ana, ben].some((peer) => presence.isHere(peer))).toBe(false);
});

it('forgets who left before many others', () => {
  const presence = new Presence();
  presence.set([ana], 0);
  for (let at = 0; at < MAX_PRESENT; at += 1) {
    presence.set([standIn<PeerId>(`seat ${String(at)}`)], 10 + at);
  }
  expect(presence.timeOf(ana, 5_000)).toBe(10);
  presence.set([], 5_000);
  expect(presence.timeOf(ana, 5_000)).toBe(0);
});
