import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonLinkProps {
  href: string;
  look?: 'primary' | 'quiet';
  children: ReactNode;
}

/** Goes to another page, and looks like the buttons beside it. */
export function ButtonLink({ href, look = 'quiet', children }: ButtonLinkProps) {
  return (
    <Link href={href} prefetch={false} className={styles.button} data-look={look}>
      {children}
    </Link>
  );
}
