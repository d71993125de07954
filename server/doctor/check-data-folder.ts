import type { Finding } from './finding';

/** What the system says about a folder; `missing` when it is not there, but can be made. */
export type FolderState =
  | { readonly kind: 'there'; readonly mode: number; readonly writable: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'impossible'; readonly reason: string };

export function checkDataFolder(folder: string, state: FolderState): Finding {
  const subject = 'Data folder';
  const advice = 'Let DATA_DIR name a folder that the server owns.';
  if (state.kind === 'impossible') {
    return {
      status: 'failure',
      subject,
      words: `${folder} cannot be had: ${state.reason}.`,
      advice,
    };
  }
  if (state.kind === 'missing') {
    return { status: 'ok', subject, words: `${folder} will be made at the first start.` };
  }
  if (!state.writable) {
    return { status: 'failure', subject, words: `${folder} cannot be written to.`, advice };
  }
  if ((state.mode & 0o077) === 0) return { status: 'ok', subject, words: `${folder} is private.` };
  return {
    status: 'warning',
    subject,
    words: `Others on this machine can look into ${folder} (mode ${(state.mode & 0o777).toString(8)}).`,
    advice: `chmod 700 ${folder}`,
  };
}
