import * as v from 'valibot';
import type { TrackRole } from '../../signaling/peer-signal';
import type { TracksByMid } from '../../signaling/tracks-by-mid';
import { roleAt } from '../../signaling/tracks-by-mid';
import type { StatsReport } from './candidate-stats';
import { counted, known, ownAddress, parsed, selectedPairOf } from './candidate-stats';

/** The same of a word. */
const word = v.optional(v.fallback(v.nullable(v.string()), null), null);

const StreamSchema = v.object({
  id: v.string(),
  kind: v.picklist(['audio', 'video']),
  mid: word,
  codecId: word,
});

const SentSchema = v.object({
  ...StreamSchema.entries,
  type: v.literal('outbound-rtp'),
  bytesSent: counted,
  packetsSent: counted,
  targetBitrate: known,
  frameWidth: known,
  frameHeight: known,
  framesEncoded: counted,
  totalEncodeTime: counted,
  qualityLimitationReason: word,
});

const ReceivedSchema = v.object({
  ...StreamSchema.entries,
  type: v.literal('inbound-rtp'),
  bytesReceived: counted,
  packetsReceived: counted,
  packetsLost: counted,
  jitter: known,
  frameWidth: known,
  frameHeight: known,
  framesDecoded: counted,
  framesDropped: counted,
  totalDecodeTime: counted,
  totalFreezesDuration: counted,
  concealedSamples: counted,
  silentConcealedSamples: counted,
  totalSamplesReceived: counted,
});

/** What the other side says of what arrives there (RTCP receiver reports, RFC 3550, 6.4.2). */
const EchoSchema = v.object({
  type: v.literal('remote-inbound-rtp'),
  localId: v.string(),
  packetsLost: counted,
  totalRoundTripTime: counted,
  roundTripTimeMeasurements: counted,
});

const PairSchema = v.object({
  id: word,
  bytesSent: counted,
  bytesReceived: counted,
  totalRoundTripTime: counted,
  responsesReceived: counted,
  availableOutgoingBitrate: known,
});

/** What one stream's receiver says of it. */
export type EchoCounters = v.InferOutput<typeof EchoSchema>;
export type SentCounters = v.InferOutput<typeof SentSchema> & { readonly codec: string | null };
export type ReceivedCounters = v.InferOutput<typeof ReceivedSchema> & {
  readonly codec: string | null;
};

/** What the statistics of one connection have counted since it began (W3C webrtc-stats), as far as it is used. */
export interface LinkCounters {
  readonly pair: v.InferOutput<typeof PairSchema> | null;
  /** By which address media leave; null with a relay's, or where the browser does not tell. */
  readonly network: string | null;
  readonly sent: ReadonlyMap<TrackRole, SentCounters>;
  readonly received: ReadonlyMap<TrackRole, ReceivedCounters>;
  /** By the id of the stream that is sent. */
  readonly echo: ReadonlyMap<string, EchoCounters>;
}

/** What the sections of a connection carry, by their ids. */
export interface SectionRoles {
  readonly sent: TracksByMid;
  readonly received: TracksByMid;
}

/** Reads a report. Entries of other shapes than the standard's are left out. */
export function readCounters(report: StatsReport, roles: SectionRoles): LinkCounters {
  const sent = new Map<TrackRole, SentCounters>();
  const received = new Map<TrackRole, ReceivedCounters>();
  const echo = new Map<string, EchoCounters>();
  for (const entry of report.values()) {
    const going = parsed(SentSchema, entry);
    if (going) sent.set(roleOf(going, roles.sent), { ...going, codec: codecOf(going, report) });
    const coming = parsed(ReceivedSchema, entry);
    if (coming) {
      received.set(roleOf(coming, roles.received), { ...coming, codec: codecOf(coming, report) });
    }
    const said = parsed(EchoSchema, entry);
    if (said) echo.set(said.localId, said);
  }
  const pair = parsed(PairSchema, selectedPairOf(report));
  return { pair, network: ownAddress(report), sent, received, echo };
}

const CodecSchema = v.object({ type: v.literal('codec'), mimeType: v.string() });

function codecOf({ codecId }: { codecId: string | null }, report: StatsReport): string | null {
  const codec = codecId === null ? null : parsed(CodecSchema, report.get(codecId));
  return codec?.mimeType.split('/')[1] ?? null;
}

/** Where a browser does not say which section a stream belongs to, it is a person's rather than a screen's. */
function roleOf(
  { kind, mid }: { kind: 'audio' | 'video'; mid: string | null },
  roles: TracksByMid,
): TrackRole {
  return roleAt(roles, mid) ?? (kind === 'audio' ? 'microphone' : 'camera');
}
