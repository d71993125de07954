import type { Finding } from './finding';

/** Who has a TCP port. */
export type PortState =
  | { readonly kind: 'free' }
  | { readonly kind: 'ours' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly reason: string };

/** @param variable the one that says which port it is */
export function checkPort(variable: string, port: number, state: PortState): Finding {
  const subject = `${variable} ${port}`;
  switch (state.kind) {
    case 'free':
      return { status: 'ok', subject, words: 'It is free; Tertulia is not running.' };
    case 'ours':
      return { status: 'ok', subject, words: 'Tertulia is running there.' };
    case 'taken':
      return {
        status: 'failure',
        subject,
        words: 'Another program has it.',
        advice: `\`ss -ltnp 'sport = :${port}'\` tells which one. Stop it, or set another ${variable}.`,
      };
    case 'refused':
      return {
        status: 'failure',
        subject,
        words: `The system does not give it: ${state.reason}.`,
        advice:
          port < 1_024
            ? 'Ports below 1024 need root or AmbientCapabilities=CAP_NET_BIND_SERVICE (systemd).'
            : `Check HOST, or set another ${variable}.`,
      };
  }
}
