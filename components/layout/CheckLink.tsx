import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './CheckLink.module.css';

/** To the page that says whether a call will work from here. */
export function CheckLink({ children }: { children: ReactNode }) {
  return (
    <Link className={styles.check} href="/check" prefetch={false}>
      {children}
    </Link>
  );
}
