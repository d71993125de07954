import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { SetVolume } from '../../hooks/media/use-volumes';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { DoorVerbs } from '../../lib/door/door';
import type { GestureView } from '../../lib/call/people/gesture-view';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import type { RoomDoor } from '../../lib/door/room-door';
import type { Volumes } from '../../lib/media/volumes';
import type { PeerId } from '../../lib/signaling/identifiers';
import { gestureOf } from '../gestures/gesture-of';
import { Dialog } from '../ui/Dialog';
import { ConfirmStep } from './ConfirmStep';
import { DoorState } from './DoorState';
import { LowerHandAction } from './LowerHandAction';
import styles from './PeopleDialog.module.css';
import { PersonActionRow } from './PersonAction';
import { PersonActions } from './PersonActions';
import { PersonRow } from './PersonRow';
import { SpotlightAction } from './SpotlightAction';
import { VolumeField } from './VolumeField';

interface PeopleDialogProps {
  self: PeerId;
  name: string;
  /** Whether nothing is heard of oneself. */
  muted: boolean;
  peers: readonly PeerView[];
  door: RoomDoor;
  /** Without the server nobody can be removed, nor the door be locked. */
  online: boolean;
  verbs: DoorVerbs;
  shown: GestureView;
  gestures: GestureVerbs;
  volumes: Volumes;
  /** Null where the device lets no page choose. */
  onVolume: SetVolume | null;
  onAskToMute: (peer: PeerId) => void;
  onClose: () => void;
}

/** What the host is about to do to somebody, and has not confirmed yet. */
interface Intent {
  readonly act: 'remove' | 'makeHost';
  readonly peer: PeerId;
}

/** Who is here, who is host, and what one can do about it. */
export function PeopleDialog(props: PeopleDialogProps) {
  const { self, name, muted, peers, door, online, verbs } = props;
  const { shown, gestures, volumes, onVolume, onAskToMute, onClose } = props;
  const t = useTranslations('people');
  const call = useTranslations('call');
  const nameOf = useNameOf();
  const [intent, setIntent] = useState<Intent | null>(null);
  const host = peers.find(({ id }) => id === door.host);
  // Somebody may leave, and the right may go, while one thinks about it.
  const rules = door.isHost && online;
  const target = rules ? peers.find(({ id }) => id === intent?.peer) : undefined;

  const spotlightOf = (id: PeerId, whose: string) => (
    <SpotlightAction
      name={whose}
      spotlit={id === shown.spotlight}
      onSpotlight={(spotlit) => gestures.spotlight(spotlit ? id : null)}
    />
  );

  const confirm = ({ act, peer }: Intent) => {
    if (act === 'remove') verbs.remove(peer);
    else verbs.transferHost(peer);
    setIntent(null);
  };

  return (
    <Dialog title={t('heading')} onClose={onClose}>
      {intent && target ? (
        <ConfirmStep
          heading={t(`${intent.act}Heading`, { name: nameOf(target) })}
          text={t(`${intent.act}Text`, { name: nameOf(target) })}
          yes={t(`${intent.act}Yes`)}
          danger={intent.act === 'remove'}
          onYes={() => confirm(intent)}
          onNo={() => setIntent(null)}
        />
      ) : (
        <>
          <ul className={styles.people}>
            <PersonRow
              name={call('you', { name })}
              initialsOf={name}
              id={self}
              host={door.isHost}
              muted={muted}
              hand={gestureOf(shown, self).place}
            >
              {rules && (
                <PersonActionRow>{spotlightOf(self, call('you', { name }))}</PersonActionRow>
              )}
            </PersonRow>
            {peers.map((peer) => (
              <PersonRow
                key={peer.id}
                name={nameOf(peer)}
                initialsOf={nameOf(peer)}
                id={peer.id}
                host={peer.id === door.host}
                muted={peer.facts?.microphone === false}
                hand={gestureOf(shown, peer.id).place}
              >
                <PersonActions
                  name={nameOf(peer)}
                  asHost={rules}
                  audible={peer.facts?.microphone === true}
                  volume={
                    onVolume && (
                      <VolumeField
                        name={nameOf(peer)}
                        volume={volumes.get(peer.id) ?? 1}
                        onVolume={(volume) => onVolume(peer.id, volume)}
                      />
                    )
                  }
                  hosting={
                    <>
                      {shown.hands.includes(peer.id) && (
                        <LowerHandAction
                          name={nameOf(peer)}
                          onLower={() => gestures.lowerHand(peer.id)}
                        />
                      )}
                      {spotlightOf(peer.id, nameOf(peer))}
                    </>
                  }
                  onAskToMute={() => onAskToMute(peer.id)}
                  onMakeHost={() => setIntent({ act: 'makeHost', peer: peer.id })}
                  onRemove={() => setIntent({ act: 'remove', peer: peer.id })}
                />
              </PersonRow>
            ))}
          </ul>
          <DoorState
            door={door}
            hostName={host ? nameOf(host) : null}
            online={online}
            verbs={verbs}
          />
        </>
      )}
    </Dialog>
  );
}
