import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './PageNotice.module.css';

interface PageNoticeProps {
  icon: LucideIcon;
  heading: string;
  children: ReactNode;
}

/** Why a page can't do all that it is for, and the ways on. Stands in the page, from the beginning on. */
export function PageNotice({ icon: Icon, heading, children }: PageNoticeProps) {
  const id = useId();
  return (
    <section className={styles.notice} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        <Icon aria-hidden="true" />
        {heading}
      </h2>
      {children}
    </section>
  );
}
