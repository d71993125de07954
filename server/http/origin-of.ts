import { asHost } from '../net/authority';

const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** @returns how this machine itself reaches a server that listens there; null is every address */
export function originOf(
  host: string | null,
  port: number,
  scheme: 'http' | 'https' = 'http',
): string {
  if (host === null || EVERY_ADDRESS.includes(host)) return `${scheme}://localhost:${port}`;
  return `${scheme}://${asHost(host)}:${port}`;
}
