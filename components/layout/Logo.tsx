import styles from './Logo.module.css';

/** Five people around a table; one of them has the word. Decorative: the name stands beside it. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle className={styles.table} cx="16" cy="16.6" r="4.6" />
      <circle className={styles.speaker} cx="16" cy="4.9" r="3.7" />
      <circle cx="27.1" cy="13" r="3.7" />
      <circle cx="22.9" cy="26.1" r="3.7" />
      <circle cx="9.1" cy="26.1" r="3.7" />
      <circle cx="4.9" cy="13" r="3.7" />
    </svg>
  );
}
