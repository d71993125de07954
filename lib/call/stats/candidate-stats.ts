import * as v from 'valibot';

/** As far as a browser's RTCStatsReport is looked at: objects by id, of whatever shape. */
export type StatsReport = ReadonlyMap<string, unknown>;

/** What a browser leaves out, or gives as something else than a number of things or of seconds, is not known. */
export const known = v.optional(
  v.fallback(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))), null),
  null,
);

/** The same of what is counted from 0. */
export const counted = v.pipe(
  known,
  v.transform((value) => value ?? 0),
);

/** With whatever else the browser says of it. */
const PairSchema = v.looseObject({
  type: v.literal('candidate-pair'),
  localCandidateId: v.string(),
  remoteCandidateId: v.string(),
  state: v.optional(v.string()),
  nominated: v.optional(v.boolean(), false),
  /** Firefox only. */
  selected: v.optional(v.boolean(), false),
  bytesSent: counted,
  bytesReceived: counted,
  responsesReceived: counted,
  requestsReceived: counted,
});
type Pair = v.InferOutput<typeof PairSchema>;

const TransportSchema = v.object({
  type: v.literal('transport'),
  selectedCandidatePairId: v.string(),
});

/** Addresses are left out by browsers that must not tell them; some give '' then. */
const AddressSchema = v.pipe(
  v.nullish(v.string(), null),
  v.transform((address) => address || null),
);

const CandidateSchema = v.pipe(
  v.object({
    type: v.picklist(['local-candidate', 'remote-candidate']),
    candidateType: v.picklist(['host', 'srflx', 'prflx', 'relay']),
    address: AddressSchema,
    port: v.nullish(v.number(), null),
    relayProtocol: v.optional(
      v.fallback(v.nullable(v.picklist(['udp', 'tcp', 'tls'])), null),
      null,
    ),
  }),
  v.transform(({ candidateType, type: _, ...rest }) => ({ type: candidateType, ...rest })),
);

/** One end of a pair of candidates (W3C webrtc-stats 8.11). */
export type CandidateStats = v.InferOutput<typeof CandidateSchema>;

/**
 * Finds the pair of candidates in use. Chromium and Safari name it in the transport's statistics; older
 * Firefox has no such entry, but marks the pair as selected, or nominated and succeeded.
 *
 * @returns null when no pair is in use yet
 */
export function readSelectedPair(
  report: StatsReport,
): { local: CandidateStats; remote: CandidateStats } | null {
  const pair = selectedPairOf(report);
  if (!pair) return null;
  const local = parsed(CandidateSchema, report.get(pair.localCandidateId));
  const remote = parsed(CandidateSchema, report.get(pair.remoteCandidateId));
  return local && remote ? { local, remote: signalled(remote, report) } : null;
}

/**
 * @returns the address of this side's end of the pair in use, behind NATs the router's, by which networks can be told
 *   apart; null with a relay's, or where the browser does not tell
 */
export function ownAddress(report: StatsReport): string | null {
  const local = readSelectedPair(report)?.local;
  return local && local.type !== 'relay' ? local.address : null;
}

/** @returns the statistics of the pair in use; null when none is */
export function selectedPairOf(report: StatsReport): Pair | null {
  return namedPair(report) ?? markedPair(report);
}

/**
 * @returns what changes with every packet that arrives over whichever pair, and with every STUN message over the one in
 *   use: that others answer does not mean that media take them
 */
export function countArrivals(report: StatsReport): number {
  const pairs = pairsOf(report);
  const used = selectedPairOf(report);
  const packets = pairs.map(({ bytesReceived }) => bytesReceived);
  const checks = (used ? [used] : pairs).map(
    ({ responsesReceived, requestsReceived }) => responsesReceived + requestsReceived,
  );
  return [...packets, ...checks].reduce((sum, count) => sum + count, 0);
}

function pairsOf(report: StatsReport): Pair[] {
  return [...report.values()].flatMap((entry) => parsed(PairSchema, entry) ?? []);
}

function namedPair(report: StatsReport): Pair | null {
  for (const entry of report.values()) {
    const transport = parsed(TransportSchema, entry);
    if (transport) return parsed(PairSchema, report.get(transport.selectedCandidatePairId));
  }
  return null;
}

function markedPair(report: StatsReport): Pair | null {
  const pairs = pairsOf(report);
  const selected = pairs.find((pair) => pair.selected);
  if (selected) return selected;
  const working = pairs.filter(({ nominated, state }) => nominated && state === 'succeeded');
  // With several of them, media take the one that was nominated last, and it is the one that carries.
  return working.sort((one, other) => other.bytesSent - one.bytesSent)[0] ?? null;
}

/** A check may arrive before the candidate it came from: then its kind is in another entry. */
function signalled(remote: CandidateStats, report: StatsReport): CandidateStats {
  if (remote.type !== 'prflx' || remote.address === null) return remote;
  const twins = [...report.values()].flatMap((entry) => {
    const candidate = isRemote(entry) ? parsed(CandidateSchema, entry) : null;
    return candidate ?? [];
  });
  const twin = twins.find(
    ({ type, address, port }) =>
      type !== 'prflx' && address === remote.address && port === remote.port,
  );
  return twin ?? remote;
}

const RemoteSchema = v.object({ type: v.literal('remote-candidate') });
const isRemote = (entry: unknown) => v.is(RemoteSchema, entry);

/** @returns an entry as the schema has it; null when it is of another kind or shape */
export function parsed<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
): v.InferOutput<T> | null {
  // Most entries are of another kind, which the first key tells.
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : null;
}
