import { Negotiation } from '../../../../lib/call/link/negotiation';
import { standIn } from '../../../fakes/stand-in';

/** A negotiation whose connection is in that state, and what it sends. */
function world(polite = true) {
  const connection = {
    signalingState: 'have-local-offer' as RTCSignalingState,
    localDescription: { type: 'offer', sdp: 'v=0' },
  };
  const sendDescription = jest.fn();
  const plays = { music: false };
  const ignore = () => undefined;
  const onStuck = jest.fn();
  const negotiation = new Negotiation({
    connection: standIn<RTCPeerConnection>(connection),
    polite,
    sendDescription,
    sendsMusic: () => plays.music,
    onRemoteOffer: ignore,
    onNegotiated: ignore,
    onError: ignore,
    onStuck,
  });
  return { connection, negotiation, plays, sendDescription, onStuck };
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

/** A connection that takes offers and answers, as slowly as a test likes. */
function takingWorld() {
  const made = world();
  const { connection } = made;
  const steps: string[] = [];
  const pending: (() => void)[] = [];
  const step = (name: string) => {
    steps.push(name);
    return new Promise<void>((resolve) => pending.push(resolve));
  };
  Object.assign(connection, {
    signalingState: 'stable',
    setRemoteDescription: async ({ type }: { type: string }) => {
      await step(`remote ${type}`);
      Object.assign(connection, { remoteDescription: { type } });
      connection.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
    },
    setLocalDescription: async () => {
      const type = connection.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
      await step(`local ${type}`);
      connection.signalingState = type === 'answer' ? 'stable' : 'have-local-offer';
      connection.localDescription = { type, sdp: `my ${type}` };
    },
  });
  /** Lets everything that is under way come to its end. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 50; round++) {
      pending.shift()?.();
      await Promise.resolve();
    }
  };
  return { ...made, steps, settle };
}

const offer = (version: number, candidates = '') => ({
  type: 'offer' as const,
  sdp: `v=0\r\no=- 4711 ${String(version)} IN IP4 127.0.0.1\r\n${candidates}`,
  tracks: {},
});

describe('copies of an offer that arrive together', () => {
  it('are answered once, and nothing is offered in return', async () => {
    const { negotiation, steps, settle, sendDescription } = takingWorld();
    const copies = [offer(1), offer(1, 'a=candidate:1\r\n'), offer(1, 'a=candidate:2\r\n')];
    const all = copies.map((copy) => negotiation.receiveDescription(copy));
    await settle();
    await Promise.all(all);
    expect(steps).toEqual(['remote offer', 'local answer']);
    expect(sendDescription.mock.calls).toEqual([[{ type: 'answer', sdp: 'my answer' }]]);
  });

  it('are told from the next offer, which waits for its turn', async () => {
    const { negotiation, steps, settle } = takingWorld();
    const all = [offer(1), offer(2), offer(1)].map((one) => negotiation.receiveDescription(one));
    await settle();
    await Promise.all(all);
    expect(steps).toEqual(['remote offer', 'local answer', 'remote offer', 'local answer']);
  });

  it('get their answer once more when they come later, whatever candidates they tell by then', async () => {
    const { negotiation, steps, settle, sendDescription } = takingWorld();
    const first = negotiation.receiveDescription(offer(1));
    await settle();
    await first;
    await negotiation.receiveDescription(offer(1, 'a=candidate:1\r\n'));
    expect(steps).toEqual(['remote offer', 'local answer']);
    expect(sendDescription).toHaveBeenCalledTimes(2);
  });
});

describe('a negotiation that is needed while an offer is being answered', () => {
  it('waits until that is done, and makes an offer of its own then', async () => {
    const { connection, negotiation, steps, settle } = takingWorld();
    negotiation.begin();
    const answered = negotiation.receiveDescription(offer(1));
    standIn<{ onnegotiationneeded: () => void }>(connection).onnegotiationneeded();
    await settle();
    await answered;
    await settle();
    expect(steps).toEqual(['remote offer', 'local answer', 'local offer']);
  });
});

describe('answers that cannot be applied', () => {
  it('are the end of a connection after three of them', async () => {
    const { connection, negotiation, onStuck } = world();
    const setRemoteDescription = jest.fn(() => Promise.reject(new Error('no')));
    Object.assign(connection, { setRemoteDescription });
    const answer = { type: 'answer', sdp: 'answer', tracks: {} } as const;
    for (let count = 0; count < 2; count++) await negotiation.receiveDescription(answer);
    expect(onStuck).not.toHaveBeenCalled();
    await negotiation.receiveDescription(answer);
    expect(onStuck).toHaveBeenCalledTimes(1);
  });

  it('are so too when offers come in between that this side passes over', async () => {
    const { connection, negotiation, onStuck } = world(false);
    Object.assign(connection, { setRemoteDescription: () => Promise.reject(new Error('no')) });
    for (let count = 0; count < 3; count++) {
      expect(onStuck).not.toHaveBeenCalled();
      await negotiation.receiveDescription({ type: 'answer', sdp: 'answer', tracks: {} });
      await negotiation.receiveDescription({ type: 'offer', sdp: 'offer', tracks: {} });
    }
    expect(onStuck).toHaveBeenCalledTimes(1);
  });

  it('do not count when one in between can be', async () => {
    const { connection, negotiation, onStuck } = world();
    const results = [false, false, true, false, false];
    const setRemoteDescription = () =>
      results.shift() ? Promise.resolve() : Promise.reject(new Error('no'));
    Object.assign(connection, { setRemoteDescription });
    const answer = { type: 'answer', sdp: 'answer', tracks: {} } as const;
    for (let count = 0; count < 5; count++) await negotiation.receiveDescription(answer);
    expect(onStuck).not.toHaveBeenCalled();
  });
});

describe("the answer to an offer with a screen's sound", () => {
  const fmtp = 'a=fmtp:111 minptime=10';
  const sdp = (line: string) =>
    `v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\n${line}\r\na=mid:2\r\n`;

  /** What was made the local description, one after the other. */
  async function answerTo(role: 'microphone' | 'screenAudio', refuses: boolean) {
    const { connection, negotiation, sendDescription } = world();
    const set: (string | undefined)[] = [];
    Object.assign(connection, {
      signalingState: 'stable',
      setRemoteDescription: async () => (connection.signalingState = 'have-remote-offer'),
      createAnswer: async () => ({ type: 'answer', sdp: sdp(fmtp) }),
      setLocalDescription: async (description?: RTCSessionDescriptionInit) => {
        set.push(description?.sdp);
        if (refuses && description) throw new DOMException('', 'InvalidModificationError');
        connection.signalingState = 'stable';
      },
      addIceCandidate: async () => undefined,
    });
    await negotiation.receiveDescription({ type: 'offer', sdp: sdp(fmtp), tracks: { 2: role } });
    expect(sendDescription).toHaveBeenCalledTimes(1);
    return set;
  }

  it('asks for stereo', async () => {
    expect(await answerTo('screenAudio', false)).toEqual([sdp(`${fmtp};stereo=1`)]);
  });

  it("is the browser's own where that is refused, or there is no such sound", async () => {
    expect(await answerTo('screenAudio', true)).toEqual([sdp(`${fmtp};stereo=1`), undefined]);
    expect(await answerTo('microphone', false)).toEqual([undefined]);
  });
});

describe('music', () => {
  const sdp = (version: number, parameters: string) =>
    `v=0\r\no=- 1 ${String(version)} IN IP4 127.0.0.1\r\nm=audio 9 X 111\r\n` +
    `a=rtpmap:111 opus/48000/2\r\na=fmtp:111 ${parameters}\r\na=mid:0\r\n`;
  const told = (type: 'offer' | 'answer', version: number, parameters = 'minptime=10') => ({
    type,
    sdp: sdp(version, parameters),
    tracks: { 0: 'microphone' } as const,
  });
  const answered = ['remote offer', 'local answer'];

  it('is offered when it begins and when it ends, since only an answer asks for stereo', async () => {
    const { negotiation, plays, steps, settle } = takingWorld();
    void negotiation.receiveDescription(told('offer', 1));
    await settle();
    for (const [at, music] of [true, false].entries()) {
      steps.length = 0;
      plays.music = music;
      negotiation.followMusic();
      negotiation.followMusic();
      await settle();
      void negotiation.receiveDescription(told('answer', 2 + at, 'stereo=1'));
      await settle();
      expect(steps).toEqual(['local offer', 'remote answer']);
    }
  });

  it('waits for the first negotiation, and is offered after an offer that could not know of it', async () => {
    const { negotiation, plays, steps, settle } = takingWorld();
    plays.music = true;
    negotiation.followMusic();
    await settle();
    expect(steps).toEqual([]);
    void negotiation.receiveDescription(told('offer', 1));
    await settle();
    expect(steps).toEqual([...answered, 'local offer']);
  });

  it('is not offered again after an offer that asks for stereo already, nor to who does not know it', async () => {
    const { negotiation, plays, steps, settle } = takingWorld();
    plays.music = true;
    void negotiation.receiveDescription(told('offer', 1, 'stereo=1'));
    await settle();
    expect(steps).toEqual(answered);
    void negotiation.receiveDescription(told('offer', 2));
    await settle();
    void negotiation.receiveDescription(told('answer', 1));
    await settle();
    expect(steps).toEqual([...answered, ...answered, 'local offer', 'remote answer']);
  });

  it('is offered once more when it began while an offer was under way', async () => {
    const { negotiation, plays, steps, settle } = takingWorld();
    void negotiation.receiveDescription(told('offer', 1));
    await settle();
    plays.music = true;
    negotiation.followMusic();
    await settle();
    plays.music = false;
    negotiation.followMusic();
    await settle();
    plays.music = true;
    void negotiation.receiveDescription(told('answer', 2));
    await settle();
    expect(steps).toEqual([...answered, 'local offer', 'remote answer']);
    plays.music = false;
    negotiation.followMusic();
    await settle();
    expect(steps.at(-1)).toBe('local offer');
  });
});
