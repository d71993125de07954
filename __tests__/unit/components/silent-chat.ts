import { Chat } from '../../../lib/chat/chat';
import { room, seat } from './fixtures';

/** A chat that was not opened: there is nobody, and nothing was said. */
export function silentChat(): Chat {
  return new Chat({ room, channels: { self: () => seat.self, use: () => () => undefined } });
}
