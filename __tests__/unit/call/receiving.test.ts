import { FakeRoom } from '../../fakes/fake-room';

/** What a browser counts of sound and pictures that come, by the second. */
function arriving(seconds: number, rates: { sound: number; frames: number }) {
  const stream = { type: 'inbound-rtp', packetsLost: 0 };
  return new Map<string, unknown>([
    ['A', { ...stream, id: 'A', kind: 'audio', mid: '0', bytesReceived: rates.sound * seconds }],
    [
      'V',
      {
        ...stream,
        id: 'V',
        kind: 'video',
        mid: '1',
        bytesReceived: 40_000 * seconds,
        framesDecoded: rates.frames * seconds,
      },
    ],
  ]);
}

describe('what arrives, and what the others say of it', () => {
  it('is marked, logged and told to whom it is about', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    const [link] = ana.connections;
    if (!link) throw new Error('no connection');
    for (let second = 0; second < 6; second += 1) {
      link.stats = arriving(second, { sound: 4_000, frames: 24 });
      await room.live(1_000);
    }
    expect(ana.sees(bea)?.mark).toEqual({ grade: 'good', weak: null });
    expect(bea.sees(ana)?.receiving).toEqual({ sound: true, picture: true });
    // Bea's browser counts nothing: that says nothing of the line.
    expect(bea.sees(ana)?.mark).toBeNull();
    expect(ana.call.figures(bea.id).length).toBeGreaterThan(2);
    expect(ana.call.figures(ana.id)).toEqual([]);

    bea.call.leave();
    await room.server.flush();
    expect(ana.call.figures(bea.id)).toEqual([]);
  });
});
