import { Negotiation } from '../../../../lib/call/link/negotiation';
import { standIn } from '../../../fakes/stand-in';

/** A negotiation whose connection is in that state, and what it sends. */
function world() {
  const connection = {
    signalingState: 'have-local-offer' as RTCSignalingState,
    localDescription: { type: 'offer', sdp: 'v=0' },
  };
  const sendDescription = jest.fn();
  const ignore = () => undefined;
  const negotiation = new Negotiation({
    connection: standIn<RTCPeerConnection>(connection),
    polite: true,
    sendDescription,
    onRemoteOffer: ignore,
    onNegotiated: ignore,
    onError: ignore,
  });
  return { connection, negotiation, sendDescription };
}

describe('an offer without an answer', () => {
  it('is said again every 4 s, since it or its answer got lost', () => {
    const { connection, negotiation, sendDescription } = world();
    for (const nowMs of [0, 2_000, 3_999]) negotiation.poll(nowMs);
    expect(sendDescription).not.toHaveBeenCalled();
    negotiation.poll(4_000);
    negotiation.poll(6_000);
    expect(sendDescription.mock.calls).toEqual([[connection.localDescription]]);
    negotiation.poll(8_000);
    expect(sendDescription).toHaveBeenCalledTimes(2);
  });

  it('has its time anew when there was an answer in between', () => {
    const { connection, negotiation, sendDescription } = world();
    negotiation.poll(0);
    connection.signalingState = 'stable';
    negotiation.poll(3_000);
    connection.signalingState = 'have-local-offer';
    negotiation.poll(5_000);
    negotiation.poll(8_999);
    expect(sendDescription).not.toHaveBeenCalled();
    negotiation.poll(9_000);
    expect(sendDescription).toHaveBeenCalledTimes(1);
  });
});

describe('an offer that comes again', () => {
  it('gets the same answer, and is applied once', async () => {
    const { connection, negotiation, sendDescription } = world();
    const apply = jest.fn(async () => {
      connection.signalingState = 'have-remote-offer';
    });
    Object.assign(connection, {
      signalingState: 'stable',
      setRemoteDescription: apply,
      setLocalDescription: async () => {
        connection.signalingState = 'stable';
        connection.localDescription = { type: 'answer', sdp: 'answer' };
      },
    });
    const offer = { type: 'offer', sdp: 'offer', tracks: {} } as const;
    await negotiation.receiveDescription(offer);
    await negotiation.receiveDescription(offer);
    expect(apply).toHaveBeenCalledTimes(1);
    expect(sendDescription.mock.calls).toEqual([
      [connection.localDescription],
      [connection.localDescription],
    ]);
    await negotiation.receiveDescription({ ...offer, sdp: 'another' });
    expect(apply).toHaveBeenCalledTimes(2);
  });
});
