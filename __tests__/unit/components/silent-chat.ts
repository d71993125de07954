import { Chat } from '../../../lib/chat/chat';
import { noChannels, room } from './fixtures';

/** A chat that was not opened: there is nobody, and nothing was said. */
export function silentChat(): Chat {
  return new Chat({ room, channels: noChannels });
}
