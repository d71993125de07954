import type { Finding } from './finding';

/** Everybody in a call has a few sockets, and their relayed addresses have one each. */
const ENOUGH = 4_096;
const LEAST = 512;

/** @param limits what /proc/self/limits says; null on systems that have none */
export function checkFileLimit(limits: string | null): Finding {
  const subject = 'Open files';
  const soft = /^Max open files\s+(\d+|unlimited)/m.exec(limits ?? '')?.[1];
  if (soft === undefined) {
    return {
      status: 'warning',
      subject,
      words: 'The limit is not known on this system.',
      advice: `See that \`ulimit -n\` gives at least ${ENOUGH}.`,
    };
  }
  if (soft === 'unlimited' || Number(soft) >= ENOUGH) {
    return { status: 'ok', subject, words: `The limit is ${soft}.` };
  }
  return {
    status: Number(soft) < LEAST ? 'failure' : 'warning',
    subject,
    words: `The limit is ${soft}; each relayed person takes several.`,
    advice: `Raise it to ${ENOUGH} or more: \`ulimit -n\`, or LimitNOFILE= in a systemd unit.`,
  };
}
