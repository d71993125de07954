import { useTranslations } from 'use-intl';
import type { LinkPath } from '../../lib/call/stats/link-path';

/** @returns what tells a way in a word, and in a sentence */
export function usePathWords(): (path: LinkPath) => { word: string; text: string } {
  const t = useTranslations('call');
  return (path) => {
    const transport = path.kind === 'relayed' ? path.transport : null;
    const key = transport ? 'relayedOver' : path.kind;
    const values = { transport: transport?.toUpperCase() ?? '' };
    return { word: t(`paths.${key}`, values), text: t(`pathTexts.${key}`, values) };
  };
}
