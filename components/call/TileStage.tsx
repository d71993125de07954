import { useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useElementSize } from '../../hooks/use-element-size';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Showing } from '../../lib/call/messages/showing';
import { whoseFault } from '../../lib/call/people/whose-fault';
import type { Receiving } from '../../lib/call/stats/receiving';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Rect } from './grid-layout';
import { OwnScreenTile } from './OwnScreenTile';
import { PeerTile } from './PeerTile';
import { ScreenTile } from './ScreenTile';
import { SelfTile } from './SelfTile';
import { shownSizes } from './shown-sizes';
import { stageLayout } from './stage-layout';
import styles from './TileStage.module.css';

interface TileStageProps {
  self: string;
  name: string;
  peers: readonly PeerView[];
  media: MediaSnapshot;
  /** Whether this person wants to see no pictures. */
  soundOnly: boolean;
  /** How large each is shown, in device pixels. */
  onShown: (shown: ReadonlyMap<PeerId, Showing>) => void;
  /** Whether this machine has too much to do. */
  strained: boolean;
  /** What of this participant the others could receive. */
  sent: Receiving;
  onRetry: (peer: PeerId) => void;
  /** Opens all there is to know of the connection to somebody. */
  onDetails: (peer: PeerId) => void;
}

const nowhere: Rect = { left: 0, top: 0, width: 0, height: 0 };

/**
 * Everybody, and the screens they share. One flat list with fixed keys: tiles move to their places, and no
 * video element is made anew because somebody came, left or shared a screen.
 */
export function TileStage(props: TileStageProps) {
  const { self, name, peers, media, soundOnly, strained, sent } = props;
  const { onShown, onRetry, onDetails } = props;
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const { ref, size } = useElementSize();
  const screens = peers.flatMap((peer) =>
    peer.screen && !soundOnly ? [{ peer, stream: peer.screen }] : [],
  );
  const sharing = media.screen.status === 'on';
  const faults = whoseFault(peers, strained);
  const people = peers.length + 1;
  const tiles = people + (sharing ? 1 : 0);
  const layout = useMemo(
    () => stageLayout(size, tiles, screens.length),
    [size, tiles, screens.length],
  );
  useEffect(() => {
    // Nothing is shown anywhere before the stage is laid out.
    if (size.width === 0) return;
    const sharers = screens.map(({ peer }) => peer.id);
    onShown(shownSizes({ area: size, layout, peers, sharers }, window.devicePixelRatio));
  });
  return (
    <section className={styles.stage} ref={ref} aria-label={t('participants')}>
      {screens.map((screen, index) => (
        <ScreenTile
          key={`screen-${screen.peer.id}`}
          owner={screen.peer.id}
          name={nameOf(screen.peer)}
          stream={screen.stream}
          frozen={screen.peer.link.status === 'reconnecting'}
          rect={layout.screens[index] ?? nowhere}
        />
      ))}
      {peers.map((peer, index) => (
        <PeerTile
          key={peer.id}
          peer={peer}
          pictures={!soundOnly}
          rect={layout.people[index] ?? nowhere}
          fault={faults.get(peer.id) ?? 'none'}
          sent={sent}
          onRetry={onRetry}
          onDetails={onDetails}
        />
      ))}
      <SelfTile self={self} name={name} media={media} rect={layout.people[people - 1] ?? nowhere} />
      {sharing && <OwnScreenTile rect={layout.people[people] ?? nowhere} />}
    </section>
  );
}
