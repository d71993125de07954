import Head from 'next/head';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Logo } from './Logo';
import { PreferenceSwitches } from './PreferenceSwitches';
import styles from './SiteShell.module.css';

/** What surrounds every page but the call itself. */
export function SiteShell({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('brand');
  return (
    <div className={styles.shell}>
      <Head>
        <title>{title}</title>
      </Head>
      <header className={styles.header}>
        <Link href="/" prefetch={false} className={styles.brand} aria-label={t('home')}>
          <Logo />
          <span>{t('name')}</span>
        </Link>
        <PreferenceSwitches />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
