import type { IceServer } from '../signaling/events';
import type { CheckEdges } from './check-edges';
import { withinTime } from './time-limit';

export interface LoopbackOptions {
  edges: CheckEdges;
  /** The only way from one end to the other. */
  iceServers: readonly IceServer[];
  limitMs: number;
  signal: AbortSignal;
}

/** Two ends of an open channel, both in this page, with a relay between them. */
export interface Loopback {
  readonly near: RTCDataChannel;
  readonly far: RTCDataChannel;
}

/**
 * Connects this page with itself through a relay and nothing else, and has it used. Both connections are
 * closed when `use` is through, whatever happens. The channel is unordered and sends nothing twice
 * (RFC 8831, 6.6), as media do.
 *
 * @throws when the relay is not reached in time ({@link TimeLimitError}), when ICE fails, or when the
 * signal is aborted
 */
export async function throughLoopback<T>(
  options: LoopbackOptions,
  use: (loopback: Loopback) => Promise<T>,
): Promise<T> {
  const { edges, iceServers } = options;
  const connection = () =>
    edges.createConnection({ iceServers: [...iceServers], iceTransportPolicy: 'relay' });
  const near = connection();
  const far = connection();
  try {
    return await use(await connect(near, far, options));
  } finally {
    near.close();
    far.close();
  }
}

async function connect(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  { edges, limitMs, signal }: LoopbackOptions,
): Promise<Loopback> {
  const channelOf = (connection: RTCPeerConnection) =>
    connection.createDataChannel('check', {
      negotiated: true,
      id: 0,
      ordered: false,
      maxRetransmits: 0,
    });
  const loopback = { near: channelOf(near), far: channelOf(far) };
  return withinTime<Loopback>(edges.clock, limitMs, signal, (succeed, fail) => {
    const onOpen = () => {
      const channels = [loopback.near, loopback.far];
      if (channels.every(({ readyState }) => readyState === 'open')) succeed(loopback);
    };
    const onState = ({ connectionState }: RTCPeerConnection) => {
      if (connectionState === 'failed') fail(new Error('ICE failed.'));
    };
    loopback.near.onopen = onOpen;
    loopback.far.onopen = onOpen;
    near.onconnectionstatechange = () => onState(near);
    far.onconnectionstatechange = () => onState(far);
    negotiate(near, far, () => fail(new Error('No way to the relay.'))).catch(fail);
  });
}

/** Candidates are held back until the other side knows whose they are. */
async function negotiate(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  onNothingFound: () => void,
): Promise<void> {
  const fromNear = trickle(near, far, onNothingFound);
  const fromFar = trickle(far, near, onNothingFound);
  await near.setLocalDescription();
  await far.setRemoteDescription(localOf(near));
  fromNear();
  await far.setLocalDescription();
  await near.setRemoteDescription(localOf(far));
  fromFar();
}

/** @returns what lets the candidates through, those that came before too. */
function trickle(
  from: RTCPeerConnection,
  to: RTCPeerConnection,
  onNothingFound: () => void,
): () => void {
  const held: RTCIceCandidate[] = [];
  let isOpen = false;
  let found = false;
  // Refused when the check has ended meanwhile.
  const add = (candidate: RTCIceCandidate) => void to.addIceCandidate(candidate).catch(() => null);
  from.onicecandidate = ({ candidate }) => {
    if (!candidate) {
      if (!found) onNothingFound();
      return;
    }
    // An empty one only ends a generation.
    found ||= candidate.candidate !== '';
    if (isOpen) add(candidate);
    else held.push(candidate);
  };
  return () => {
    isOpen = true;
    held.forEach(add);
  };
}

function localOf({ localDescription }: RTCPeerConnection): RTCSessionDescription {
  if (!localDescription) throw new Error('There is no description after one was set.');
  return localDescription;
}
