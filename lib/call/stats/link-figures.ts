import { mapValues } from '../../base/map-values';
import type { TrackRole } from '../../signaling/peer-signal';
import type { EchoCounters, LinkCounters, ReceivedCounters, SentCounters } from './link-counters';

/** What is sent of one role. Bits and frames a second; sizes in pixels; null where the browser does not say. */
export interface SentFigures {
  readonly bitrate: number;
  readonly targetBitrate: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRate: number;
  /** How much of one processor's time its encoder took, 0 to 1. */
  readonly encodeShare: number;
  /** `none`, `cpu`, `bandwidth`, `other` (W3C webrtc-stats 8.5). */
  readonly limitedBy: string | null;
  readonly codec: string | null;
}

/** What arrives of one role, likewise. */
export interface ReceivedFigures {
  readonly bitrate: number;
  /** Of the packets, 0 to 1. */
  readonly loss: number;
  readonly jitterMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRate: number;
  /** How much of one processor's time its decoder took, 0 to 1. */
  readonly decodeShare: number;
  /** How much of the time pictures stood still, 0 to 1. */
  readonly frozen: number;
  /** How much of the sound had to be made up and could be heard to be, 0 to 1. */
  readonly concealed: number;
  readonly codec: string | null;
}

/** What one connection did between two looks at its statistics. */
export interface LinkFigures {
  /** When it was looked, on a clock that goes on. */
  readonly atMs: number;
  readonly sentBitrate: number;
  readonly receivedBitrate: number;
  /** Which pair of candidates is in use, as the browser calls it; null where it does not say. */
  readonly pair: string | null;
  /** By which address media leave this network; null over a relay, or where the browser does not say. */
  readonly network: string | null;
  /** What the browser thinks that the way carries; null where it does not say. */
  readonly availableBitrate: number | null;
  /** Null when none was measured meanwhile. */
  readonly roundTripMs: number | null;
  /** How much of what was sent got lost, 0 to 1, as the other side says. */
  readonly sentLoss: number;
  readonly sent: ReadonlyMap<TrackRole, SentFigures>;
  readonly received: ReadonlyMap<TrackRole, ReceivedFigures>;
}

/**
 * Takes the difference of what was counted. Counters that went down, as those of a stream that began anew, count as if
 * they had begun at 0; and so do the checks of another pair of candidates.
 *
 * @param overMs how long it was between the two, in milliseconds
 */
export function figuresBetween(
  before: LinkCounters,
  after: LinkCounters,
  overMs: number,
  atMs: number,
): LinkFigures {
  const perSecond = 1_000 / overMs;
  const sent = mapValues(after.sent, (one, role) =>
    sentFigures(before.sent.get(role), one, perSecond),
  );
  const received = mapValues(after.received, (one, role) =>
    receivedFigures(before.received.get(role), one, perSecond),
  );
  const packets = [...after.sent].reduce(
    (sum, [role, one]) => sum + grown(before.sent.get(role)?.packetsSent, one.packetsSent),
    0,
  );
  const lost = sumOfEcho(after, (one, stream) =>
    missed(before.echo.get(stream)?.packetsLost, one.packetsLost),
  );
  const isOther = before.pair !== null && before.pair.id !== after.pair?.id;
  return {
    atMs,
    // What another pair counted before it was in use, or in another use, is not of this time.
    sentBitrate: isOther
      ? bitrateOf(sent)
      : 8 * perSecond * grown(before.pair?.bytesSent, after.pair?.bytesSent),
    receivedBitrate: isOther
      ? bitrateOf(received)
      : 8 * perSecond * grown(before.pair?.bytesReceived, after.pair?.bytesReceived),
    pair: after.pair?.id ?? null,
    network: after.network,
    availableBitrate: after.pair?.availableOutgoingBitrate ?? null,
    roundTripMs: roundTripMs(isOther ? { ...before, pair: null } : before, after),
    sentLoss: share(lost, packets),
    sent,
    received,
  };
}

/** By what streams counted, without headers. */
function bitrateOf(streams: ReadonlyMap<TrackRole, { readonly bitrate: number }>): number {
  return [...streams.values()].reduce((sum, { bitrate }) => sum + bitrate, 0);
}

/** By what came back meanwhile: checks of the way (RFC 7675) and reports of the other side, whichever took longer. */
function roundTripMs(before: LinkCounters, after: LinkCounters): number | null {
  const means = [
    mean(
      grown(before.pair?.totalRoundTripTime, after.pair?.totalRoundTripTime),
      grown(before.pair?.responsesReceived, after.pair?.responsesReceived),
    ),
    mean(
      sumOfEcho(after, (one, stream) =>
        grown(before.echo.get(stream)?.totalRoundTripTime, one.totalRoundTripTime),
      ),
      sumOfEcho(after, (one, stream) =>
        grown(before.echo.get(stream)?.roundTripTimeMeasurements, one.roundTripTimeMeasurements),
      ),
    ),
  ].filter((one) => one !== null);
  return means.length === 0 ? null : 1_000 * Math.max(...means);
}

function sumOfEcho(
  { echo }: LinkCounters,
  of: (one: EchoCounters, stream: string) => number,
): number {
  return [...echo].reduce((sum, [stream, one]) => sum + of(one, stream), 0);
}

function sentFigures(
  before: SentCounters | undefined,
  after: SentCounters,
  perSecond: number,
): SentFigures {
  return {
    bitrate: 8 * perSecond * grown(before?.bytesSent, after.bytesSent),
    targetBitrate: after.targetBitrate,
    width: after.frameWidth,
    height: after.frameHeight,
    frameRate: perSecond * grown(before?.framesEncoded, after.framesEncoded),
    encodeShare: perSecond * grown(before?.totalEncodeTime, after.totalEncodeTime),
    limitedBy: after.qualityLimitationReason,
    codec: after.codec,
  };
}

function receivedFigures(
  before: ReceivedCounters | undefined,
  after: ReceivedCounters,
  perSecond: number,
): ReceivedFigures {
  const lost = missed(before?.packetsLost, after.packetsLost);
  const heard = missed(
    before && before.concealedSamples - before.silentConcealedSamples,
    after.concealedSamples - after.silentConcealedSamples,
  );
  return {
    bitrate: 8 * perSecond * grown(before?.bytesReceived, after.bytesReceived),
    loss: share(lost, lost + grown(before?.packetsReceived, after.packetsReceived)),
    jitterMs: after.jitter === null ? null : 1_000 * after.jitter,
    width: after.frameWidth,
    height: after.frameHeight,
    frameRate: perSecond * grown(before?.framesDecoded, after.framesDecoded),
    decodeShare: perSecond * grown(before?.totalDecodeTime, after.totalDecodeTime),
    frozen: Math.min(
      1,
      perSecond * grown(before?.totalFreezesDuration, after.totalFreezesDuration),
    ),
    concealed: share(heard, grown(before?.totalSamplesReceived, after.totalSamplesReceived)),
    codec: after.codec,
  };
}

function grown(before = 0, after = 0): number {
  return after >= before ? after - before : after;
}

/**
 * The same of what is missing, which is less again when it comes late or twice (RFC 3550, 6.4.1): a few packets out of
 * order are no counter that began anew, with everything that was lost in a call.
 */
function missed(before = 0, after = 0): number {
  return Math.max(0, after - before);
}

function mean(sum: number, count: number): number | null {
  return count >= 1 ? sum / count : null;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
}
