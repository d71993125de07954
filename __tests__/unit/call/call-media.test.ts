import type { Pressure } from '../../../lib/call/media/pressure-watch';
import { factsOf } from '../../fakes/facts';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import { fakeTrack } from '../../fakes/fake-track';

/** The section that the first peer's voice comes in. */
function soundTo(person: FakePerson) {
  const sound = person.open[0]?.getTransceivers().find(({ kind }) => kind === 'audio');
  if (!sound) throw new Error('no sound');
  return sound;
}

it('sends facts over the control channel, not over the server', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const said = room.server.sent.length;
  ana.useDevices({ microphone: false, camera: false });
  await room.server.flush();
  expect(bea.sees(ana)).toMatchObject({ facts: { microphone: false }, camera: null });
  expect(room.server.sent).toHaveLength(said);
});

it('adds a shared screen beside the camera and takes it away, over the control channel', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const said = room.server.sent.length;
  const camera = fakeTrack('video', { width: 1280, height: 720 });
  const tracks = { microphone: fakeTrack('audio'), camera, screenAudio: null };
  const facts = factsOf(ana.id, { camera: true, screen: true });
  ana.call.setLocal({ ...tracks, screen: fakeTrack('video') }, facts);
  await room.server.flush();
  expect(bea.sees(ana)?.screen).not.toBeNull();
  expect(bea.sees(ana)?.camera).not.toBeNull();
  expect(bea.sees(ana)?.screen).not.toBe(bea.sees(ana)?.camera);

  ana.call.setLocal({ ...tracks, screen: null }, { ...facts, screen: false });
  await room.server.flush();
  expect(bea.sees(ana)?.screen).toBeNull();
  expect(bea.sees(ana)?.camera).not.toBeNull();
  expect(room.server.sent).toHaveLength(said);
});

it('shares a second time over the sections of the first', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const facts = factsOf(ana.id, { microphone: false, screen: true });
  for (const screen of [fakeTrack('video'), null, fakeTrack('video')]) {
    const tracks = { microphone: null, camera: null, screen, screenAudio: null };
    ana.call.setLocal(tracks, facts);
    await room.server.flush();
    expect(bea.sees(ana)?.screen === null).toBe(screen === null);
  }
  expect(ana.open[0]?.getTransceivers()).toHaveLength(3);
});

it('survives both sides sharing a screen at the same moment', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  for (const person of [ana, bea]) {
    person.call.setLocal(
      { microphone: null, camera: null, screen: fakeTrack('video'), screenAudio: null },
      factsOf(person.id, { microphone: false, screen: true }),
    );
  }
  await room.server.flush();
  expect(ana.sees(bea)?.screen).not.toBeNull();
  expect(bea.sees(ana)?.screen).not.toBeNull();
  expect([...ana.errors, ...bea.errors]).toEqual([]);
});

it('marks who speaks, unless muted', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const heard = soundTo(ana);
  ana.tick(0);
  ana.tick(1_000);
  // Noise is no speech.
  heard.audioLevel = 0.01;
  ana.tick(1_500);
  expect(ana.sees(bea)?.speaking).toBe(false);
  heard.audioLevel = 0.3;
  ana.tick(2_000);
  expect(ana.sees(bea)?.speaking).toBe(true);
  bea.useDevices({ microphone: false });
  await room.server.flush();
  expect(ana.sees(bea)?.speaking).toBe(false);
});

it('asks how loud somebody is only while there may be something to hear', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  const heard = soundTo(ana);
  const question = jest.spyOn(heard.receiver, 'getSynchronizationSources');
  for (const nowMs of [0, 400, 900]) ana.tick(nowMs);
  expect(question).not.toHaveBeenCalled();
  for (const nowMs of [1_400, 1_500, 1_600]) ana.tick(nowMs);
  expect(question).toHaveBeenCalledTimes(1);
  bea.useDevices({ microphone: false });
  await room.server.flush();
  question.mockClear();
  ana.tick(2_000);
  expect(question).not.toHaveBeenCalled();
});

it('shares the uplink out anew on each joining and leaving', async () => {
  const room = new FakeRoom();
  const [ana, bea, eva] = await room.people('abc');
  if (!ana || !bea || !eva) throw new Error('nobody came');
  const cameraOf = () => ana.open[0]?.getTransceivers().find(({ kind }) => kind === 'video');
  ana.tick(2_000);
  ana.tick(3_000);
  await room.server.flush();
  expect(cameraOf()?.sender.parameters.encodings[0]).toMatchObject({
    maxBitrate: 700_000,
    scaleResolutionDownBy: 1.5,
  });
  eva.call.leave();
  await room.server.flush();
  expect(cameraOf()?.sender.parameters.encodings[0]).toMatchObject({
    maxBitrate: 1_700_000,
    scaleResolutionDownBy: 1,
  });
});

it('sends less of the picture while this machine has too much to do, and nothing less of the sound', async () => {
  const room = new FakeRoom();
  const [ana, bea] = await room.people('ab');
  if (!ana || !bea) throw new Error('nobody came');
  await room.live(5_000);
  const sent = (one: typeof ana, wanted: string) => {
    const transceivers = one.open[0]?.getTransceivers();
    const found = transceivers?.find(({ kind }) => kind === wanted);
    return found?.sender.parameters.encodings[0];
  };
  const press = async (pressure: Pressure, seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      ana.call.notePressure(pressure);
      await room.live(1_000);
    }
  };
  await press('critical', 3);
  expect(sent(ana, 'video')).toMatchObject({ maxBitrate: 300_000, maxFramerate: 15 });
  expect(sent(ana, 'audio')).toMatchObject({ priority: 'high', maxBitrate: 32_000 });
  expect(sent(bea, 'video')).toMatchObject({ maxBitrate: 1_700_000, maxFramerate: 30 });
  await press('nominal', 22);
  expect(sent(ana, 'video')).toMatchObject({ maxBitrate: 1_700_000, maxFramerate: 30 });
});

it('sends no pictures to who does not look, also over another connection, until that one looks again', async () => {
  const room = new FakeRoom();
  const [ana, bea, eva] = await room.people('abe');
  if (!ana || !bea || !eva) throw new Error('nobody came');
  await room.live(5_000);
  const sent = (to: typeof ana, wanted: string) => {
    const link = ana.open.find(({ partner }) => partner && to.open.includes(partner));
    const found = link?.getTransceivers().find(({ kind }) => kind === wanted);
    return found?.sender.parameters.encodings[0]?.active ?? true;
  };
  bea.call.setWatching(false);
  await room.live(1_000);
  expect([sent(bea, 'video'), sent(bea, 'audio'), sent(eva, 'video')]).toEqual([false, true, true]);
  const { length } = ana.connections;
  room.network.cut(ana.id, bea.id);
  await room.live(20_000);
  room.network.heal(ana.id, bea.id);
  await room.live(40_000);
  expect(ana.connections.length).toBeGreaterThan(length);
  expect(ana.sees(bea)?.link.status).toBe('connected');
  expect(sent(bea, 'video')).toBe(false);
  bea.call.setWatching(true);
  await room.live(1_000);
  expect(sent(bea, 'video')).toBe(true);
});

it('begins each connection with small pictures, so that the first one is there soon', async () => {
  const room = new FakeRoom();
  const [ana] = await room.people('ab');
  if (!ana) throw new Error('nobody came');
  const scale = () => {
    const camera = ana.open[0]?.getTransceivers().find(({ kind }) => kind === 'video');
    return camera?.sender.parameters.encodings[0]?.scaleResolutionDownBy;
  };
  expect(scale()).toBe(4);
  ana.tick(2_000);
  ana.tick(2_800);
  expect(scale()).toBe(4);
  ana.tick(3_000);
  await room.server.flush();
  expect(scale()).toBe(1);
});
