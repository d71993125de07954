import { Bell, BellOff, Download, Paperclip, X } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useChatSnapshot } from '../../hooks/chat/use-chat-snapshot';
import { useChatNames } from '../../hooks/chat/use-chat-names';
import { useAddressee, useDraft } from '../../hooks/chat/use-draft';
import type { FileSending } from '../../hooks/transfer/use-file-sending';
import { useLooking } from '../../hooks/stage/use-looking';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useSwitch } from '../../hooks/base/use-switch';
import type { Chat } from '../../lib/chat/chat';
import type { Reader } from '../../lib/chat/chat-snapshot';
import { draftKey } from '../../lib/chat/drafts';
import { filesTarget, targetOf } from '../../lib/chat/target';
import { deviceSounds } from '../../lib/sounds/sounds';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import { FilePicker } from '../transfer/FilePicker';
import { FolderButton } from '../transfer/FolderButton';
import { TransferList } from '../transfer/TransferList';
import { IconButton } from '../ui/IconButton';
import { onEscape } from '../ui/on-escape';
import { ChatComposer } from './ChatComposer';
import type { ChatEntryVerbs } from './ChatEntry';
import { ChatLog } from './ChatLog';
import styles from './ChatPanel.module.css';
import { ChatSave } from './ChatSave';
import type { NewcomersRule } from './NewcomersLine';
import { NewcomersLine } from './NewcomersLine';
import { UnheardLine } from './UnheardLine';

interface ChatPanelProps {
  chat: Chat;
  transfers: TransferSource;
  offers: OfferNews;
  sending: FileSending;
  newcomers: NewcomersRule;
  onClose: () => void;
}

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
  const { drafts } = chat;
  const draft = useDraft(drafts);
  const to = useAddressee(drafts);
  const [sound, setSound] = useSwitch(deviceSounds.choices.message);
  const [saving, setSaving] = useState(false);
  const kinds = useId();
  const { self, readers, messages, typing, unheard, isFull } = snapshot;

  useLooking((looking) => {
    chat.setReading(looking);
    offers.setLooking(looking);
  });
  useEffect(() => () => chat.setTyping(false, null), [chat]);

  const verbs = useMemo<ChatEntryVerbs>(
    () => ({
      reply: (message) => drafts.begin({ kind: 'reply', message }),
      edit: (message) => drafts.begin({ kind: 'edit', message }),
      remove: ({ id }) => {
        chat.remove(id);
        drafts.giveUpEdit(id);
      },
    }),
    [chat, drafts],
  );
  const people = readers.flatMap(({ peer, author }) =>
    author === null ? [] : [{ peer, name: nameOf(author) }],
  );
  const target = targetOf({ draft, to }, snapshot);
  const filesTo = filesTarget(target);
  const tellTyping = (isTyping: boolean) => {
    if (target === 'nobody') return;
    chat.setTyping(isTyping, target === 'everybody' ? null : target.author);
  };
  const post = (text: string) => {
    if (draft.kind === 'edit')
      return text === draft.message.text || chat.edit(draft.message.id, text);
    if (target === 'nobody') return false;
    return chat.post(text, {
      to: target === 'everybody' ? null : target.author,
      replyTo: draft.kind === 'reply' ? draft.message.id : null,
    });
  };
  const send = (text: string) => {
    if (post(text)) drafts.end();
  };
  const nameOfReader = ({ name }: Reader) => name || call('unnamed');
  const namesOf = (peers: readonly PeerId[]) =>
    readers.filter(({ peer }) => peers.includes(peer)).map((reader) => nameOfReader(reader));
  const typingNames = namesOf(typing);
  const obstacleOf = () => {
    if (self === null) return t('waiting');
    if (isFull) return t('full');
    if (target !== 'nobody' || draft.kind === 'edit') return null;
    if (draft.kind === 'new') return to && t('chooseAnew', { name: to.name });
    const { author, to: reader } = draft.message;
    return t('gone', { name: nameOf(author === self && reader !== null ? reader : author) });
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever one is
    <aside
      className={styles.panel}
      aria-label={t('heading')}
      data-drop-to={filesTo ?? undefined}
      onKeyDown={onEscape(onClose)}
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
      {saving && <ChatSave id={kinds} snapshot={snapshot} nameOf={nameOf} />}
      <NewcomersLine {...newcomers} />
      <ChatLog snapshot={snapshot} nameOf={nameOf} nameOfReader={nameOfReader} verbs={verbs} />
      {unheard.length > 0 && <UnheardLine names={format.list(namesOf(unheard))} />}
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
        key={draftKey(draft)}
        drafts={drafts}
        draft={draft}
        people={people}
        to={to}
        nameOf={nameOf}
        obstacle={obstacleOf()}
        attach={
          <FilePicker
            label={files('send')}
            className={styles.attach}
            multiple
            onPick={(list) => sending.send(list, filesTo)}
          >
            <Paperclip aria-hidden="true" />
          </FilePicker>
        }
        attachMore={
          <FolderButton onPick={({ files: some, cutTo }) => sending.send(some, filesTo, cutTo)} />
        }
        onTyping={tellTyping}
        onSend={send}
      />
    </aside>
  );
}
