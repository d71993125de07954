/** The small internet has the addresses of RFC 5737's network for documentation. */
export const INTERNET_NETWORK = '203.0.113.0/24';

/** Two machines that anybody can ask what they look like from outside. The first routes, too. */
export const REFLECTOR_ADDRESSES = ['203.0.113.1', '203.0.113.2'] as const;

export const SERVER_ADDRESS = '203.0.113.10';

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
