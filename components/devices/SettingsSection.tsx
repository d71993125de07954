import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './SettingsSection.module.css';

interface SettingsSectionProps {
  heading: string;
  children: ReactNode;
}

/** Settings that belong together. A group, so that its name is also read to who comes into it by the Tab key. */
export function SettingsSection({ heading, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <div className={styles.section} role="group" aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {heading}
      </h3>
      {children}
    </div>
  );
}
