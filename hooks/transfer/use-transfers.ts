import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PeerChannels } from '../../lib/base/peer-channels';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { History } from '../../lib/history/history';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { OfferNews } from '../../lib/transfer/offer-news';
import { Transfers } from '../../lib/transfer/transfers';
import { useSpeaking } from '../media/use-speaking';

export interface UseTransfersOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  /** Oneself; null without a seat. */
  self: PeerId | null;
  peers: readonly PeerView[];
  media: MediaSnapshot;
  /** Takes down what went wrong. */
  history: History;
}

/** Owns what is handed over in one visit for a component's life. */
export function useTransfers(options: UseTransfersOptions): {
  transfers: Transfers;
  /** What was offered while nobody looked. */
  offers: OfferNews;
} {
  const { room, channels, self, peers, media, history } = options;
  const [{ transfers, offers }] = useState(() => {
    const onError = (error: unknown) => history.noteError(error);
    const transfers = new Transfers({ room, channels, onError });
    return { transfers, offers: new OfferNews(transfers) };
  });
  useEffect(() => {
    transfers.open();
    const stop = offers.open();
    return () => {
      stop();
      transfers.close();
    };
  }, [transfers, offers]);
  useEffect(() => {
    transfers.setPeople(peers.map(({ id, facts }) => ({ id, name: facts?.name ?? '' })));
  }, [transfers, peers]);
  // Behind those who are there: nobody of them passes for one who has left.
  useEffect(() => {
    if (self !== null) transfers.takeSeat();
  }, [transfers, self]);
  useHearing(transfers, peers, media);
  return { transfers, offers };
}

/** Lets sound come first while anybody speaks. One's own is only listened to while there is something on the list. */
function useHearing(
  transfers: Transfers,
  peers: readonly PeerView[],
  { microphone, muted }: MediaSnapshot,
): void {
  const some = () => transfers.getSnapshot().transfers.length > 0;
  const isListening = useSyncExternalStore(transfers.subscribe, some, () => false);
  const isSent = isListening && microphone.status === 'on' && !muted;
  const speaks = useSpeaking(isSent ? microphone.track : null);
  const somebodySpeaks = speaks || peers.some(({ speaking }) => speaking);
  useEffect(() => transfers.setSpeaking(somebodySpeaks), [transfers, somebodySpeaks]);
}
