const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** @returns how this machine itself reaches a server that listens there; null is every address */
export function originOf(host: string | null, port: number): string {
  if (host === null || EVERY_ADDRESS.includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
