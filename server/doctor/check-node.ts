import type { Finding } from './finding';

const OLDEST = [20, 19] as const;

/** @param version such as `v20.19.0` */
export function checkNode(version: string): Finding {
  const subject = 'Node.js';
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isGood = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (isGood) return { status: 'ok', subject, words: `${version}.` };
  return {
    status: 'failure',
    subject,
    words: `${version} is too old.`,
    advice: `Install ${OLDEST.join('.')} or newer.`,
  };
}
