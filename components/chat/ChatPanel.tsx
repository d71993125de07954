import { Bell, BellOff, Download, Paperclip, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useChatSnapshot } from '../../hooks/chat/use-chat-snapshot';
import { useChatNames } from '../../hooks/chat/use-chat-names';
import type { FileSending } from '../../hooks/transfer/use-file-sending';
import { usePastedPictures } from '../../hooks/transfer/use-pasted-pictures';
import { useLooking } from '../../hooks/stage/use-looking';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useSwitch } from '../../hooks/base/use-switch';
import type { Chat } from '../../lib/chat/chat';
import type { Reader } from '../../lib/chat/chat-snapshot';
import type { AuthorId } from '../../lib/chat/entry';
import { deviceSounds } from '../../lib/sounds/sounds';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import { FilePicker } from '../transfer/FilePicker';
import { FolderButton } from '../transfer/FolderButton';
import { TransferList } from '../transfer/TransferList';
import { IconButton } from '../ui/IconButton';
import type { Draft } from './ChatComposer';
import { ChatComposer } from './ChatComposer';
import type { ChatEntryVerbs } from './ChatEntry';
import { ChatLog } from './ChatLog';
import styles from './ChatPanel.module.css';
import { ChatSave } from './ChatSave';
import type { NewcomersRule } from './NewcomersLine';
import { NewcomersLine } from './NewcomersLine';

interface ChatPanelProps {
  chat: Chat;
  transfers: TransferSource;
  offers: OfferNews;
  sending: FileSending;
  newcomers: NewcomersRule;
  onClose: () => void;
}

const somethingNew: Draft = { kind: 'new' };

/** What people write and send to each other: beside the tiles where there is space, else over them. */
export function ChatPanel(props: ChatPanelProps) {
  const { chat, transfers, offers, sending, newcomers, onClose } = props;
  useInSight();
  const t = useTranslations('chat');
  const call = useTranslations('call');
  const files = useTranslations('transfer');
  const format = useFormatter();
  const snapshot = useChatSnapshot(chat);
  const nameOf = useChatNames(chat);
  const [draft, setDraft] = useState<Draft>(somethingNew);
  const [sound, setSound] = useSwitch(deviceSounds.choices.message);
  const [to, setTo] = useState<AuthorId | null>(null);
  const [saving, setSaving] = useState(false);
  const kinds = useId();
  const { self, readers, messages, typing, isFull } = snapshot;

  useLooking((looking) => {
    chat.setReading(looking);
    offers.setLooking(looking);
  });
  useEffect(() => () => chat.setTyping(false, null), [chat]);

  const verbs = useMemo<ChatEntryVerbs>(
    () => ({
      reply: (message) => setDraft({ kind: 'reply', message }),
      edit: (message) => setDraft({ kind: 'edit', message }),
      remove: (message) => chat.remove(message.id),
    }),
    [chat],
  );
  const people = readers.flatMap(({ author }) =>
    author === null ? [] : [{ author, name: nameOf(author) }],
  );
  const addressee = people.some(({ author }) => author === to) ? to : null;
  const receiver = readers.find(({ author }) => author !== null && author === addressee);
  const peer = receiver?.peer ?? null;
  const sendFiles = (list: readonly File[]) => sending.send(list, peer);
  usePastedPictures(sendFiles);
  // An answer goes where the message came from, and to nobody else.
  const target = () => {
    if (draft.kind !== 'reply') return addressee;
    const { message } = draft;
    if (message.to === null) return null;
    return message.author === self ? message.to : message.author;
  };
  const send = (text: string) => {
    const isTaken =
      draft.kind === 'edit'
        ? chat.edit(draft.message.id, text)
        : chat.post(text, {
            to: target(),
            replyTo: draft.kind === 'reply' ? draft.message.id : null,
          });
    if (isTaken) setDraft(somethingNew);
    return isTaken;
  };
  const nameOfReader = ({ name }: Reader) => name || call('unnamed');
  const typingNames = readers
    .filter(({ peer }) => typing.includes(peer))
    .map((reader) => nameOfReader(reader));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const obstacle = self === null ? t('waiting') : isFull ? t('full') : null;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever one is
    <aside
      className={styles.panel}
      aria-label={t('heading')}
      data-drop-to={receiver?.peer}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t('heading')}</h2>
        <IconButton label={t('sound')} aria-pressed={sound} onClick={() => setSound(!sound)}>
          {sound ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />}
        </IconButton>
        <IconButton
          label={t('save')}
          disabled={messages.length === 0}
          aria-expanded={saving}
          aria-controls={kinds}
          onClick={() => setSaving(!saving)}
        >
          <Download aria-hidden="true" />
        </IconButton>
        <IconButton label={t('close')} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {saving && <ChatSave id={kinds} messages={messages} nameOf={nameOf} />}
      <NewcomersLine {...newcomers} />
      <ChatLog snapshot={snapshot} nameOf={nameOf} nameOfReader={nameOfReader} verbs={verbs} />
      <p className={styles.typing}>
        {typingNames.length > 0 &&
          t('typing', { count: typingNames.length, names: format.list(typingNames) })}
      </p>
      <TransferList
        transfers={transfers}
        problem={sending.problem}
        onDismissProblem={sending.dismiss}
      />
      <ChatComposer
        key={draft.kind === 'new' ? 'new' : `${draft.kind} ${draft.message.id}`}
        draft={draft}
        people={people}
        to={addressee}
        nameOf={nameOf}
        obstacle={obstacle}
        attach={
          <FilePicker label={files('send')} className={styles.attach} multiple onPick={sendFiles}>
            <Paperclip aria-hidden="true" />
          </FilePicker>
        }
        attachMore={
          <FolderButton onPick={({ files: some, cutTo }) => sending.send(some, peer, cutTo)} />
        }
        onTo={setTo}
        onTyping={(isTyping) => chat.setTyping(isTyping, target())}
        onSend={send}
        onCancel={() => setDraft(somethingNew)}
      />
    </aside>
  );
}
