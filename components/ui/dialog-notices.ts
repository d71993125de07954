import type { ReactNode } from 'react';
import { createContext } from 'react';

/** What must not wait until a dialog is closed: the dialog that is open shows it too. */
export const DialogNotices = createContext<ReactNode>(null);
