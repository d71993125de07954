import { readCounters } from '../../../../lib/call/stats/link-counters';
import { figuresBetween } from '../../../../lib/call/stats/link-figures';

const roles = {
  sent: { '0': 'microphone', '1': 'camera', '2': 'screen' },
  received: { '0': 'microphone', '1': 'camera' },
} as const;

function report(...entries: (Record<string, unknown> & { id: string })[]) {
  return new Map<string, unknown>(entries.map((entry) => [entry.id, entry]));
}

function between(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  return figuresBetween(readCounters(before, roles), readCounters(after, roles), 2_000, 7_000);
}

const pair = { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' };
const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };

describe('what a link did between two looks', () => {
  it('tells rates, round trip and loss', () => {
    const sent = { id: 'S', type: 'outbound-rtp', kind: 'video', mid: '1' };
    const echo = { id: 'E', type: 'remote-inbound-rtp', localId: 'S' };
    const figures = between(
      report(
        { ...pair, bytesSent: 1_000, totalRoundTripTime: 1, responsesReceived: 10 },
        transport,
        { ...sent, bytesSent: 500, packetsSent: 10, framesEncoded: 20, totalEncodeTime: 1 },
        { ...echo, packetsLost: 1, totalRoundTripTime: 2, roundTripTimeMeasurements: 4 },
      ),
      report(
        {
          ...pair,
          bytesSent: 2_000,
          bytesReceived: 250,
          totalRoundTripTime: 1.1,
          responsesReceived: 12,
          availableOutgoingBitrate: 300_000,
        },
        transport,
        {
          ...sent,
          bytesSent: 1_000,
          packetsSent: 30,
          framesEncoded: 50,
          totalEncodeTime: 1.5,
          frameHeight: 180,
          qualityLimitationReason: 'cpu',
        },
        { ...echo, packetsLost: 6, totalRoundTripTime: 2.3, roundTripTimeMeasurements: 5 },
      ),
    );
    expect(figures).toMatchObject({
      atMs: 7_000,
      sentBitrate: 4_000,
      receivedBitrate: 1_000,
      availableBitrate: 300_000,
      sentLoss: 0.25,
    });
    // The reports of the other side took longer than the checks of the way.
    expect(figures.roundTripMs).toBeCloseTo(300);
    expect([...figures.sent.keys()]).toEqual(['camera']);
    expect(figures.sent.get('camera')).toMatchObject({
      bitrate: 2_000,
      frameRate: 15,
      encodeShare: 0.25,
      height: 180,
      limitedBy: 'cpu',
    });
  });

  it('tells how much of the sound was made up, leaving out what nobody heard', () => {
    const sound = { id: 'A', type: 'inbound-rtp', kind: 'audio', mid: '0' };
    const { received } = between(
      report({
        ...sound,
        concealedSamples: 100,
        silentConcealedSamples: 100,
        totalSamplesReceived: 1_000,
      }),
      report({
        ...sound,
        concealedSamples: 400,
        silentConcealedSamples: 300,
        totalSamplesReceived: 2_000,
        packetsReceived: 90,
        packetsLost: 10,
      }),
    );
    expect(received.get('microphone')).toMatchObject({ concealed: 0.1, loss: 0.1 });
  });

  it('takes counters that went down as begun anew', () => {
    const figures = between(
      report({ ...pair, bytesSent: 9_000 }, transport),
      report({ ...pair, bytesSent: 100 }, transport),
    );
    expect(figures.sentBitrate).toBe(400);
  });

  it('takes what came late for what it is: less is missing, and nothing was lost anew', () => {
    const sent = { id: 'S', type: 'outbound-rtp', kind: 'audio', mid: '0' };
    const echo = { id: 'E', type: 'remote-inbound-rtp', localId: 'S' };
    const sound = { id: 'A', type: 'inbound-rtp', kind: 'audio', mid: '0' };
    const looks = [
      { lost: 300, count: 1_000, concealed: 900 },
      { lost: 299, count: 1_100, concealed: 899 },
    ].map(({ lost, count, concealed }) =>
      report(
        { ...sent, packetsSent: count },
        { ...echo, packetsLost: lost },
        {
          ...sound,
          packetsReceived: count,
          packetsLost: lost,
          concealedSamples: concealed,
          totalSamplesReceived: 960 * count,
        },
      ),
    );
    const [before = report(), after = report()] = looks;
    const { sentLoss, received } = between(before, after);
    expect(sentLoss).toBe(0);
    expect(received.get('microphone')).toMatchObject({ loss: 0, concealed: 0 });
  });

  it('counts the losses of each stream by itself: one that ended takes nothing off the others', () => {
    const sent = { type: 'outbound-rtp', kind: 'video', mid: '1' };
    const echo = { type: 'remote-inbound-rtp' };
    const camera = { ...echo, id: 'E', localId: 'S' };
    const { sentLoss } = between(
      report(
        { ...sent, id: 'S', packetsSent: 100 },
        { ...camera, packetsLost: 40 },
        { ...echo, id: 'F', localId: 'T', packetsLost: 50 },
      ),
      report({ ...sent, id: 'S', packetsSent: 200 }, { ...camera, packetsLost: 50 }),
    );
    expect(sentLoss).toBeCloseTo(0.1);
  });

  it('knows nothing where the browser says nothing, and drops what has another shape', () => {
    const figures = between(
      report(),
      report(
        { id: 'S', type: 'outbound-rtp', kind: 'text', mid: '1' },
        { id: 'X', type: 'inbound-rtp', kind: 'video', bytesReceived: -4, jitter: 'much' },
      ),
    );
    expect(figures).toMatchObject({ sentBitrate: 0, availableBitrate: null, roundTripMs: null });
    expect(figures.sent.size).toBe(0);
    expect(figures.received.get('camera')).toMatchObject({ bitrate: 0, jitterMs: null, loss: 0 });
  });

  it('says by which address media leave, but for that of a relay, which is none of this network', () => {
    const over = (local: Record<string, unknown>) =>
      readCounters(
        report(
          pair,
          transport,
          { id: 'L', type: 'local-candidate', ...local },
          { id: 'R', type: 'remote-candidate', candidateType: 'host' },
        ),
        roles,
      ).network;
    const address = '203.0.113.1';
    expect(over({ candidateType: 'srflx', address })).toBe(address);
    expect(over({ candidateType: 'relay', address })).toBeNull();
    expect(over({ candidateType: 'host' })).toBeNull();
  });

  it('takes nothing of another pair for what this one did: each counts for itself', () => {
    const stream = { id: 'S', type: 'outbound-rtp', kind: 'audio', mid: '0' };
    const used = { ...pair, bytesSent: 1_000, totalRoundTripTime: 1, responsesReceived: 10 };
    const other = { ...used, id: 'O', bytesSent: 9_000, totalRoundTripTime: 9 };
    const figures = between(
      report(used, transport, { ...stream, bytesSent: 500 }),
      report(
        { ...other, responsesReceived: 90 },
        { ...transport, selectedCandidatePairId: 'O' },
        { ...stream, bytesSent: 1_500 },
      ),
    );
    expect(figures).toMatchObject({ pair: 'O', sentBitrate: 4_000, receivedBitrate: 0 });
    expect(figures.roundTripMs).toBeCloseTo(100);
  });
});
