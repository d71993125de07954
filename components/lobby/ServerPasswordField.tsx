import { useTranslations } from 'use-intl';
import type { ServerPassword } from '../../hooks/room/use-server-password';
import { MAX_ACCESS_LENGTH } from '../../lib/signaling/limits';
import { TextField } from '../ui/TextField';

/** Asked for by servers that do not open rooms for everybody. Takes the focus: it came with a press on Join. */
export function ServerPasswordField({ password }: { password: ServerPassword }) {
  const t = useTranslations('access');
  return (
    <TextField
      label={t('label')}
      hint={t(password.passOver ? 'passOver' : 'text')}
      problem={password.denied ? t('denied') : null}
      type="password"
      value={password.text}
      maxLength={MAX_ACCESS_LENGTH}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      ref={focusOnce}
      onChange={(event) => password.setText(event.target.value)}
    />
  );
}

function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
