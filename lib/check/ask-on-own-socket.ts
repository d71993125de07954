import type { SignalingChannel, SignalingHandlers } from '../line/signaling-channel';
import { rememberedServerPassword } from '../rooms/server-password';
import type { IceOffer } from '../signaling/events';

const ignore = () => undefined;

/**
 * Asks the server for ICE servers on a socket of its own, which is closed when they are there or the
 * signal is aborted. Pends while the server does not answer.
 *
 * @param access what the server wants to hear before it opens rooms; '' if that is not known
 */
export function askOnOwnSocket(
  signal: AbortSignal,
  channel: SignalingChannel,
  access: string = rememberedServerPassword(),
): Promise<IceOffer> {
  return new Promise((resolve) => {
    const close = () => channel.close();
    signal.addEventListener('abort', close, { once: true });
    const handlers: SignalingHandlers = {
      connected() {
        if (access) channel.send('request_ice_servers', { access });
        else channel.send('request_ice_servers');
      },
      disconnected: ignore,
      heard: ignore,
      room_status: ignore,
      room_created: ignore,
      room_joined: ignore,
      full_room: ignore,
      start_call: ignore,
      call_prepared: ignore,
      prepare_ended: ignore,
      peer_preparing: ignore,
      webrtc_offer: ignore,
      webrtc_answer: ignore,
      webrtc_ice_candidate: ignore,
      peer_left: ignore,
      peer_away: ignore,
      peer_back: ignore,
      door_changed: ignore,
      door_closed: ignore,
      knock: ignore,
      knock_withdrawn: ignore,
      knock_refused: ignore,
      ice_servers: (offer) => {
        signal.removeEventListener('abort', close);
        close();
        resolve(offer);
      },
      signal_error: ignore,
    };
    channel.open(handlers);
  });
}
