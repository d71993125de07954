import type { ReactNode } from 'react';
import { useArrivalFocus } from '../../hooks/base/use-arrival-focus';
import styles from './MessagePage.module.css';
import { SiteShell } from './SiteShell';

interface MessagePageProps {
  title: string;
  heading: string;
  text: string;
  /** Read out at once, for what the person did not bring about. */
  urgent?: boolean;
  /** What happens next, below the text. */
  status?: ReactNode;
  /** Buttons and links. */
  children: ReactNode;
}

/** One thing said, and what to do now. */
export function MessagePage(props: MessagePageProps) {
  const heading = useArrivalFocus();
  return (
    <SiteShell title={props.title}>
      <div className={styles.message}>
        <div className={styles.words} role={props.urgent ? 'alert' : undefined}>
          <h1 ref={heading} className={styles.heading} tabIndex={-1}>
            {props.heading}
          </h1>
          <p className={styles.text}>{props.text}</p>
        </div>
        {props.status}
        <div className={styles.actions}>{props.children}</div>
      </div>
    </SiteShell>
  );
}
