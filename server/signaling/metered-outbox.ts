import type { PeerSignalEvent } from '../../lib/signaling/client-messages';
import { PEER_SIGNAL_EVENTS } from '../../lib/signaling/client-messages';
import type { Meter } from '../metrics/meter';
import type { Outbox, ServerEvent } from './outbox';

const SIGNALS: ReadonlySet<ServerEvent> = new Set(PEER_SIGNAL_EVENTS);

/** An outbox that counts what goes out: signals that are handed on, and what is refused to whoever asked. */
export function meteredOutbox(outbox: Outbox, meter: Pick<Meter, 'relayed' | 'refused'>): Outbox {
  return {
    get sent() {
      return outbox.sent;
    },
    send(to, event, ...message) {
      const [about] = message;
      if (isSignal(event)) meter.relayed(event);
      else if ('code' in about && about.event !== null)
        meter.refused('message_refused', about.code);
      outbox.send(to, event, ...message);
    },
    close: (connection) => outbox.close(connection),
  };
}

function isSignal(event: ServerEvent): event is PeerSignalEvent {
  return SIGNALS.has(event);
}
