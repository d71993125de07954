import { isServerReflexive } from '../base/ice-candidate';
import type { IceServer } from '../signaling/events';
import type { CheckEdges } from './check-edges';
import { TimeLimitError, withinTime } from './time-limit';

/** Well within it a STUN server answers, or UDP does not get there. */
const LIMIT_MS = 5_000;

/**
 * Asks STUN servers over UDP how this page is seen from outside.
 *
 * @returns whether one answered with another address than the page's own. No answer means that UDP is
 * blocked, or that there is no NAT between: only together with other findings it says something.
 * @throws the signal's reason when it is aborted
 */
export async function gatherReflexive(
  edges: CheckEdges,
  iceServers: readonly IceServer[],
  signal: AbortSignal,
): Promise<boolean> {
  const connection = edges.createConnection({ iceServers: [...iceServers] });
  connection.createDataChannel('check');
  try {
    return await withinTime<boolean>(edges.clock, LIMIT_MS, signal, (succeed, fail) => {
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) succeed(false);
        else if (isServerReflexive(candidate.candidate)) succeed(true);
      };
      connection.setLocalDescription().catch(fail);
    });
  } catch (error) {
    if (error instanceof TimeLimitError) return false;
    throw error;
  } finally {
    connection.onicecandidate = null;
    connection.close();
  }
}
