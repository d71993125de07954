/** How many ports are looked at before the relay says that it has none left. */
const MAX_LOOKS = 256;

/**
 * Ports to try for a relayed transport address, from a random one on (RFC 8656 section 7.2: not to be
 * guessed from those before).
 *
 * @param random an integer from 0 to below the given one
 */
export function* relayPorts(
  { min, max }: { readonly min: number; readonly max: number },
  evenOnly: boolean,
  random: (below: number) => number,
): Generator<number> {
  const count = max - min + 1;
  const start = random(count);
  for (let step = 0; step < Math.min(count, MAX_LOOKS); step++) {
    const port = min + ((start + step) % count);
    if (!evenOnly || port % 2 === 0) yield port;
  }
}
