import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCopy } from '../../hooks/base/use-copy';
import { useInviteLink } from '../../hooks/room/use-invite-link';
import { useRoomName } from '../../hooks/room/use-room-name';
import { calendarFile } from '../../lib/invite/calendar-file';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { downloadText } from '../ui/download-text';
import { Button } from '../ui/Button';
import { CopyIcon } from '../ui/CopyIcon';
import { Fold } from '../ui/Fold';
import { TextField } from '../ui/TextField';
import styles from './LaterInvitation.module.css';

/** People end a call when they want to; calendars want a length. */
const MINUTES = 60;

interface LaterInvitationProps {
  room: RoomId;
  access: RoomAccess;
}

/** Invites for a date: as words to send, or as a file for a calendar. Made here, and sent nowhere. */
export function LaterInvitation({ room, access }: LaterInvitationProps) {
  const t = useTranslations('invite');
  const format = useFormatter();
  const link = useInviteLink(room, access);
  const title = t('meeting', { room: useRoomName(room) });
  const [when, setWhen] = useState('');
  const { outcome, copy } = useCopy(t('invitationCopied'));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // In this device's time zone (HTML, 2.3.5.6: a local date and time).
  const beginMs = when === '' ? NaN : new Date(when).getTime();

  const invitation = (): string => {
    const date = format.dateTime(beginMs, {
      ...{ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' },
    });
    return [title, date, link].join('\n');
  };
  const save = (): void => {
    const uid = `${room}-${String(beginMs)}@${window.location.hostname}`;
    const meeting = { uid, beginMs, minutes: MINUTES, title, link };
    downloadText('tertulia.ics', calendarFile(meeting), 'text/calendar');
  };

  return (
    <Fold summary={t('later')}>
      <div className={styles.later}>
        <TextField
          label={t('when')}
          hint={t('zone', { zone: timeZone })}
          type="datetime-local"
          value={when}
          problem={outcome === 'failed' ? t('invitationNotCopied') : null}
          onChange={(event) => setWhen(event.target.value)}
        />
        <div className={styles.ways}>
          <Button disabled={Number.isNaN(beginMs)} onClick={() => copy(invitation())}>
            <CopyIcon outcome={outcome} />
            {t('copyInvitation')}
          </Button>
          <Button disabled={Number.isNaN(beginMs)} onClick={save}>
            <CalendarPlus aria-hidden="true" />
            {t('saveCalendar')}
          </Button>
        </div>
        <p className={styles.hint}>{t('laterHint')}</p>
      </div>
    </Fold>
  );
}
