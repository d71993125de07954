/** The small internet has the addresses of RFC 5737's network for documentation. */
export const INTERNET_NETWORK = '203.0.113.0/24';

/** Two machines that anybody can ask what they look like from outside. The first routes, too. */
export const REFLECTOR_ADDRESSES = ['203.0.113.1', '203.0.113.2'] as const;

/** There is a machine for the server, and one for another that a test may want besides. */
export const SERVER_ADDRESSES = { server: '203.0.113.10', 'other-server': '203.0.113.11' } as const;

export type ServerName = keyof typeof SERVER_ADDRESSES;

/** @returns the outside address of somebody's router. */
export function routerAddress(index: number): string {
  return `203.0.113.${String(20 + index)}`;
}

/** Inside, all networks have the same addresses. */
export const HOME_GATEWAY = '192.168.7.1';

/** @returns the address of somebody's computer in their network. */
export function homeAddress(index: number): string {
  return `192.168.7.${String(2 + index)}`;
}
