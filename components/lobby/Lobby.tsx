import { ServerOff, WifiOff } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useArrivalFocus } from '../../hooks/base/use-arrival-focus';
import { useBrowserLacks } from '../../hooks/check/use-browser-lacks';
import { useRelayReach } from '../../hooks/check/use-relay-reach';
import { useRoomName } from '../../hooks/room/use-room-name';
import type { ServerPassword } from '../../hooks/room/use-server-password';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomPath } from '../../lib/rooms/room-access';
import type { IceOffer } from '../../lib/signaling/events';
import type { RoomId } from '../../lib/signaling/identifiers';
import { MAX_NAME_LENGTH } from '../../lib/signaling/limits';
import { BrowserNotice } from '../browser/BrowserNotice';
import { CheckLink } from '../layout/CheckLink';
import { DevicePickers } from '../devices/DevicePickers';
import { DeviceProblems } from '../devices/DeviceProblems';
import type { MediaVerbs } from '../devices/media-verbs';
import { InsecureNotice } from '../insecure/InsecureNotice';
import { SiteShell } from '../layout/SiteShell';
import { PrivacyLine } from '../privacy/PrivacyLine';
import { Button } from '../ui/Button';
import { CheckField } from '../ui/CheckField';
import { LiveRegion } from '../ui/LiveRegion';
import { Notice } from '../ui/Notice';
import { TextField } from '../ui/TextField';
import { MicrophoneLevel } from './MicrophoneLevel';
import styles from './Lobby.module.css';
import { Occupancy } from './Occupancy';
import { PassphraseField } from './PassphraseField';
import { Preview } from './Preview';
import { ServerPasswordField } from './ServerPasswordField';

interface LobbyProps {
  room: RoomId;
  access: RoomAccess;
  onPassphrase: (passphrase: string) => void;
  snapshot: CallSnapshot;
  media: MediaSnapshot;
  local: MediaVerbs;
  name: string;
  onName: (name: string) => void;
  /** Whether the others are kept from learning one's address. */
  addressHidden: boolean;
  onHideAddress: (hidden: boolean) => void;
  /** Whether links to those inside are made already. */
  connectsBefore: boolean;
  onConnectBefore: (wanted: boolean) => void;
  password: ServerPassword;
  /** Asks the server what to test the relay with, once there is a line to it. */
  askIceServers: (() => Promise<IceOffer>) | undefined;
  onJoin: () => void;
}

/** In front of the door: see and fix camera and microphone, say one's name, go in. */
export function Lobby(props: LobbyProps) {
  const { room, access, snapshot, media, local, name, onName } = props;
  const { addressHidden, onHideAddress, onJoin } = props;
  const t = useTranslations('lobby');
  const roomName = useRoomName(room);
  const lacks = useBrowserLacks();
  const heading = useArrivalFocus();
  const joining = snapshot.call.status === 'joining';
  const { camera, microphone } = media;
  const settled = camera.status !== 'starting' && microphone.status !== 'starting';
  const relay = useRelayReach({
    askIceServers: props.askIceServers,
    idle: settled && !joining && snapshot.serverConnected,
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onJoin();
  };

  return (
    <SiteShell title={t('title', { room: roomName })}>
      <div className={styles.lobby}>
        <div className={styles.mirror}>
          <InsecureNotice />
          {lacks === 'devices' && (
            <BrowserNotice lack={lacks} path={roomPath(room, access, roomName)} />
          )}
          <Preview media={media} local={local} />
          <MicrophoneLevel
            track={microphone.status === 'on' ? microphone.track : null}
            muted={media.muted}
          />
        </div>
        <form className={styles.door} onSubmit={onSubmit}>
          <div className={styles.words}>
            <h1 ref={heading} className={styles.heading} tabIndex={-1}>
              {t('heading')}
            </h1>
            <p className={styles.room}>
              {t('room')} <strong dir="auto">{roomName}</strong>
            </p>
            <Occupancy occupancy={snapshot.occupancy} />
          </div>
          <TextField
            label={t('name')}
            value={name}
            placeholder={t('guest')}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="nickname"
            onChange={(event) => onName(event.target.value)}
          />
          {access.kind === 'name' && (
            <PassphraseField value={access.passphrase} onChange={props.onPassphrase} />
          )}
          {props.password.asked && <ServerPasswordField password={props.password} />}
          <Button type="submit" look="primary" disabled={joining}>
            {joining ? t('joining') : t('join')}
          </Button>
          <PrivacyLine origin={keyOrigin(access)} />
          <LiveRegion>
            {!snapshot.serverConnected && (
              <div className={styles.late}>
                <Notice icon={<ServerOff />}>{t('serverAway')}</Notice>
              </div>
            )}
            {relay === 'unreached' && (
              <Notice icon={<WifiOff />}>
                {addressHidden ? t('relayOutHidden') : t('relayOut')}
              </Notice>
            )}
          </LiveRegion>
        </form>
        <section className={styles.devices} aria-label={t('devices')}>
          <DeviceProblems media={media} local={local} />
          <DevicePickers media={media} local={local} />
          {(addressHidden || relay === 'reached' || relay === 'inRoom') && (
            <CheckField
              label={t('hideAddress')}
              hint={t('hideAddressText')}
              checked={addressHidden}
              onCheck={onHideAddress}
            />
          )}
          <CheckField
            label={t('connectBefore')}
            hint={addressHidden ? t('connectBeforeHidden') : t('connectBeforeText')}
            checked={props.connectsBefore}
            role="switch"
            onCheck={props.onConnectBefore}
          />
          <CheckLink>{t('check')}</CheckLink>
        </section>
      </div>
    </SiteShell>
  );
}
