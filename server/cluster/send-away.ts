import type { ConnectionId } from '../rooms/seat';

/**
 * Has clients come back, one after the other, as after a restart of the server.
 *
 * @param when `at_once`: their room can be had again. `later`: nobody knows now who keeps it
 */
export type SendAway = (connections: readonly ConnectionId[], when: 'at_once' | 'later') => void;
