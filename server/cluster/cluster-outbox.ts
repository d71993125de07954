import type { Outbox } from '../signaling/outbox';
import type { NodeId } from './cluster-store';
import type { NodeFrame } from './node-frames';
import { placeOf } from './remote-callers';

/** The way out to clients of every node: to those of others over the post. */
export function clusterOutbox(own: Outbox, send: (to: NodeId, frame: NodeFrame) => void): Outbox {
  let sent = 0;
  return {
    get sent() {
      return own.sent + sent;
    },
    send(to, event, ...message) {
      const place = placeOf(to);
      if (!place) return own.send(to, event, ...message);
      sent += 1;
      send(place.node, { kind: 'tell', socket: place.socket, event, message });
    },
    close(connection) {
      const place = placeOf(connection);
      if (place) send(place.node, { kind: 'close', socket: place.socket });
      else own.close(connection);
    },
  };
}
