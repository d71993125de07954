import { phraseWords } from '../../../lib/phrase/phrase-words';
import { factsOf } from '../../fakes/facts';
import { fakeCertificate } from '../../fakes/fake-certificate';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import { fakeTrack } from '../../fakes/fake-track';
import { HeldDigests } from '../phrase/held-digests';

let digests: HeldDigests;
beforeEach(() => {
  digests = new HeldDigests({ held: false });
});
afterEach(() => digests.restore());

function phraseOf({ snapshot }: FakePerson) {
  const { phrase } = snapshot;
  if (phrase.status !== 'ready') throw new Error(`the phrase is ${phrase.status}`);
  return phrase;
}

const wordsOf = (person: FakePerson) => phraseWords(phraseOf(person).bits, 'en').join(' ');

it.each(['ab', 'abc', 'abcde'])('leads everybody to the same words: %s', async (letters) => {
  const people = await new FakeRoom().people(letters);
  expect(new Set(people.map(wordsOf)).size).toBe(1);
});

it('leads everybody to the same words when all join at once', async () => {
  const room = new FakeRoom();
  const people = [...'abcde'].map((letter) => room.person(letter));
  for (const person of people) person.useDevices();
  await room.server.flush();
  for (const person of people) person.join();
  await room.server.flush();
  expect(new Set(people.map(wordsOf)).size).toBe(1);
});

it('uses one certificate for all links of a visit, and another one for the next', async () => {
  const room = new FakeRoom();
  const [ana] = await room.people('abc');
  if (!ana) throw new Error('nobody came');
  const certificates = () =>
    ana.connections.map(({ configuration }) => configuration.certificates?.[0]);
  expect(new Set(certificates()).size).toBe(1);
  expect(certificates()[0]).toBeDefined();
  ana.call.leave();
  await room.server.flush();
  ana.join();
  await room.server.flush();
  expect(certificates()).toHaveLength(4);
  expect(new Set(certificates()).size).toBe(2);
});

it('changes the words when somebody goes, and says who', async () => {
  const room = new FakeRoom();
  const [ana, bea, eva] = await room.people('abc');
  if (!ana || !bea || !eva) throw new Error('nobody came');
  const before = wordsOf(ana);
  bea.call.leave();
  await room.server.flush();
  expect(wordsOf(ana)).toBe(wordsOf(eva));
  expect(wordsOf(ana)).not.toBe(before);
  expect(phraseOf(ana).changedBy?.went).toEqual([{ id: bea.id, name: bea.id }]);
  expect(bea.snapshot.phrase).toEqual({ status: 'none' });
});

it('carries ticks to the others', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  ana.call.setVerified(true);
  await room.server.flush();
  expect(phraseOf(ana).verifiedBy).toEqual({ me: true, others: [] });
  expect(phraseOf(bea).verifiedBy).toEqual({ me: false, others: [ana.id] });
});

it('keeps words and ticks when a link is made anew', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  ana.call.setVerified(true);
  await room.server.flush();
  const before = [ana.snapshot.phrase, bea.snapshot.phrase];
  ana.open[0]?.setConnectionState('failed');
  ana.call.retry(bea.id);
  await room.server.flush();
  expect(ana.connections).toHaveLength(2);
  expect(ana.sees(bea)?.link.status).toBe('connected');
  expect([ana.snapshot.phrase, bea.snapshot.phrase]).toEqual(before);
});

it('looks at the certificates again when a link is negotiated anew', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const before = wordsOf(ana);
  const [link] = ana.open;
  const apply = link?.setRemoteDescription.bind(link);
  if (!link || !apply) throw new Error('there is no link');
  // Another certificate comes with the offer of a screen.
  const another = `a=fingerprint:sha-256 ${'AB:'.repeat(31)}AB`;
  jest
    .spyOn(link, 'setRemoteDescription')
    .mockImplementation(({ type, sdp }) =>
      apply({ type, sdp: sdp.replace(/a=fingerprint:\S+ \S+/, another) }),
    );
  bea.call.setLocal(
    { microphone: null, camera: null, screen: fakeTrack('video'), screenAudio: null },
    factsOf('b', { screen: true }),
  );
  await room.server.flush();
  expect(ana.sees(bea)?.link.status).toBe('connected');
  expect(ana.snapshot.phrase.status === 'ready' && wordsOf(ana) === before).toBe(false);
});

it('says in time that one who sees others is not in agreement', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  // Bea does not hear that somebody else has come.
  room.server.disconnect(bea.id);
  await room.people('c');
  expect(ana.snapshot.phrase.status).toBe('pending');
  ana.tick(1_000);
  ana.tick(30_000);
  expect(ana.snapshot.phrase.status).toBe('disagree');
});

it('joins when the certificate is there, and not before', async () => {
  const room = new FakeRoom();
  let handOver: (certificate: RTCCertificate) => void = () => undefined;
  const person = room.person('a', room.key, () => new Promise((resolve) => (handOver = resolve)));
  await room.server.flush();
  person.join();
  expect(room.server.sent.map(({ event }) => event)).not.toContain('join_room');
  handOver(fakeCertificate());
  await room.server.flush();
  expect(person.snapshot.call.status).toBe('inCall');
});

it('joins without a phrase when there is no certificate', async () => {
  const room = new FakeRoom();
  const [ana] = await room.people('a');
  const person = room.person('b', room.key, () => Promise.reject(new Error('no keys today')));
  person.useDevices();
  await room.server.flush();
  person.join();
  await room.server.flush();
  if (!ana) throw new Error('nobody came');
  expect(person.errors).toHaveLength(1);
  expect(person.sees(ana)?.link.status).toBe('connected');
  expect(person.snapshot.phrase).toEqual({ status: 'unavailable' });
});
