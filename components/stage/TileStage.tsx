import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useApart } from '../../hooks/stage/use-apart';
import { useElementSize } from '../../hooks/base/use-element-size';
import { useFullScreenElement } from '../../hooks/base/use-full-screen';
import { Arrangement } from '../../hooks/stage/use-glide';
import { useNameOf } from '../../hooks/words/use-name-of';
import { usePageSeen } from '../../hooks/base/use-page-seen';
import { useStagePlan } from '../../hooks/stage/use-stage-plan';
import type { StageView } from '../../hooks/stage/use-stage-view';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Showing } from '../../lib/call/messages/showing';
import type { GestureView } from '../../lib/call/people/gesture-view';
import { whoseFault } from '../../lib/call/stats/whose-fault';
import type { Receiving } from '../../lib/call/stats/receiving';
import { directionOf } from '../../lib/i18n/locale';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { TileKey } from '../../lib/stage/tile-key';
import { personKey, screenKey } from '../../lib/stage/tile-key';
import type { Area, Rect } from './grid-layout';
import { OwnScreenTile } from './OwnScreenTile';
import { PeerTile } from './PeerTile';
import { ScreenTile } from './ScreenTile';
import { SelfTile } from './SelfTile';
import { lazyPart } from '../ui/lazy-part';
import { shownSizes, withApart, withScales } from './shown-sizes';
import type { TilePlace } from './tile-places';
import { tileRects, unseen } from './tile-places';
import styles from './TileStage.module.css';

const OwnPictureNote = lazyPart(async () => (await import('./OwnPictureNote')).OwnPictureNote);

interface TileStageProps {
  self: PeerId;
  name: string;
  peers: readonly PeerView[];
  media: MediaSnapshot;
  /** How this person wants to see the room. */
  view: StageView;
  /** Whether people have met: only then is there something to be done with tiles. */
  met: boolean;
  /** What people show without a word, and whom the host wants everybody to see large. */
  gestures: GestureView;
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

/**
 * Everybody, and the screens they share. One flat list with fixed keys: tiles move to their places, and no
 * video element is made anew because somebody came, left, was pinned or shared a screen.
 */
export function TileStage(props: TileStageProps) {
  const { self, name, peers, media, view, met, gestures, soundOnly, strained, sent } = props;
  const { onShown, onRetry, onDetails } = props;
  const { spotlight } = gestures;
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const { ref, size } = useElementSize();
  const filling = useFullScreenElement();
  const apart = useApart();
  const pageSeen = usePageSeen();
  const [shapes, setShapes] = useState<ReadonlyMap<TileKey, number>>(new Map());
  const learnShape = useCallback((owner: PeerId, shape: number) => {
    const key = screenKey(owner);
    setShapes((known) => (known.get(key) === shape ? known : new Map(known).set(key, shape)));
  }, []);
  const [scales, setScales] = useState<ReadonlyMap<TileKey, number>>(new Map());
  const learnScale = useCallback((owner: PeerId, scale: number) => {
    const key = screenKey(owner);
    setScales((known) => (known.get(key) === scale ? known : new Map(known).set(key, scale)));
  }, []);
  const screens = peers.flatMap((peer) =>
    peer.screen && !soundOnly ? [{ peer, stream: peer.screen }] : [],
  );
  const sharing = media.screen.status === 'on';
  const faults = whoseFault(peers, strained);
  const scene = { self, peers, screens: !soundOnly, sharing };
  const plan = useStagePlan({ ...view, spotlight }, scene);
  const direction = directionOf(useVisitor().locale);
  const rects = useMemo(
    () => tileRects(size, plan, shapes, direction),
    [size, plan, shapes, direction],
  );
  const { pinned, strip, pin, showStrip } = view;
  const places = useMemo(() => {
    const placeOf = (tile: TileKey, rect: Rect): TilePlace => ({
      tile,
      rect,
      floating: tile === plan.floating,
      spotlit: spotlight !== null && tile === personKey(spotlight),
      acting: met && {
        pinned: tile === pinned,
        onPin: (on) => pin(on ? tile : null),
        strip: tile === plan.large ? strip : null,
        onStrip: showStrip,
      },
    });
    return new Map([...rects].map(([tile, rect]) => [tile, placeOf(tile, rect)]));
  }, [rects, plan, met, spotlight, pinned, strip, pin, showStrip]);
  const placeOf = (tile: TileKey) => places.get(tile) ?? unseen;
  useEffect(() => {
    // Nothing is shown anywhere before the stage is laid out.
    if (size.width === 0) return;
    const sharers = screens.map(({ peer }) => peer.id);
    const inPage = withScales(withFilling(rects, filling), scales);
    const seen = apart
      ? withApart(pageSeen ? inPage : new Map(), apart.size, peers, sharers)
      : inPage;
    onShown(shownSizes({ area: size, places: seen, peers, sharers }, window.devicePixelRatio));
  });
  const own = placeOf(personKey(self));
  const isHidden = view.ownPlace === 'hidden' && !rects.has(personKey(self));
  return (
    <Arrangement value={JSON.stringify(plan)}>
      <section className={styles.stage} ref={ref} aria-label={t('participants')}>
        {screens.map(({ peer, stream }) => (
          <ScreenTile
            key={screenKey(peer.id)}
            owner={peer.id}
            name={nameOf(peer)}
            stream={stream}
            frozen={peer.link.status === 'reconnecting'}
            onShape={learnShape}
            onScale={learnScale}
            place={placeOf(screenKey(peer.id))}
          />
        ))}
        {peers.map((peer) => (
          <PeerTile
            key={peer.id}
            peer={peer}
            pictures={!soundOnly}
            place={placeOf(personKey(peer.id))}
            gestures={gestures}
            fault={faults.get(peer.id) ?? 'none'}
            sent={sent}
            onRetry={onRetry}
            onDetails={onDetails}
          />
        ))}
        <SelfTile self={self} name={name} media={media} place={own} gestures={gestures} />
        {sharing && <OwnScreenTile place={placeOf(screenKey(self))} />}
        {isHidden && (
          <OwnPictureNote
            sent={media.camera.status === 'on' && !soundOnly}
            onShow={() => view.placeOwn('tile')}
          />
        )}
      </section>
    </Arrangement>
  );
}

/** Whoever fills the screen is shown as large as that. */
function withFilling(
  rects: ReadonlyMap<TileKey, Area>,
  filling: Element | null,
): ReadonlyMap<TileKey, Area> {
  const named = filling instanceof HTMLElement ? filling.dataset['tile'] : undefined;
  const key = [...rects.keys()].find((one) => one === named);
  if (!key) return rects;
  return new Map([...rects, [key, { width: window.innerWidth, height: window.innerHeight }]]);
}
