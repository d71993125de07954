import { MUTE_REQUEST_PAUSE_MS, MuteRequests } from '../../../lib/call/people/mute-requests';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { FakeRoom } from '../../fakes/fake-room';
import { standIn } from '../../fakes/stand-in';

const ana = standIn<PeerId>('ana');
const bea = standIn<PeerId>('bea');

describe('requests to mute', () => {
  it('are shown one at a time', () => {
    const requests = new MuteRequests();
    expect(requests.hear(ana, 0)).toBe(true);
    expect(requests.hear(bea, 1)).toBe(false);
    expect(requests.current).toBe(ana);
    requests.settle();
    expect(requests.current).toBeNull();
    expect(requests.hear(bea, 2)).toBe(true);
  });

  it('count from each one again after a pause only', () => {
    const requests = new MuteRequests();
    requests.hear(ana, 0);
    requests.settle();
    expect(requests.hear(ana, MUTE_REQUEST_PAUSE_MS - 1)).toBe(false);
    expect(requests.current).toBeNull();
    expect(requests.hear(ana, MUTE_REQUEST_PAUSE_MS)).toBe(true);
  });

  it('go with who asked, and with nobody else', () => {
    const requests = new MuteRequests();
    requests.hear(ana, 0);
    requests.settle(bea);
    expect(requests.current).toBe(ana);
    requests.settle(ana);
    expect(requests.current).toBeNull();
  });
});

describe('asking a peer to mute', () => {
  it('changes nothing but a notice there, which is gone when they mute or the other leaves', async () => {
    const room = new FakeRoom();
    const [ana, bea, eva] = await room.people('abe');
    if (!ana || !bea || !eva) throw new Error('nobody came');
    ana.call.askToMute(bea.id);
    await room.server.flush();
    expect(bea.snapshot.muteRequest).toBe(ana.id);
    expect(eva.snapshot.muteRequest).toBeNull();
    expect(ana.sees(bea)?.facts?.microphone).toBe(true);

    bea.useDevices({ microphone: false });
    await room.server.flush();
    expect(bea.snapshot.muteRequest).toBeNull();
    expect(ana.sees(bea)?.facts?.microphone).toBe(false);

    bea.useDevices();
    eva.call.askToMute(bea.id);
    await room.server.flush();
    expect(bea.snapshot.muteRequest).toBe(eva.id);
    eva.call.leave();
    await room.server.flush();
    expect(bea.snapshot.muteRequest).toBeNull();
  });

  it('is not heard by somebody who is muted', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    bea.useDevices({ microphone: false });
    ana.call.askToMute(bea.id);
    await room.server.flush();
    expect(bea.snapshot.muteRequest).toBeNull();
  });
});
