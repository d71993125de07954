import { ar } from '../../lib/i18n/ar';
import type { Catalogue } from '../../lib/i18n/catalogue';
import { de } from '../../lib/i18n/de';
import { en } from '../../lib/i18n/en';
import { es } from '../../lib/i18n/es';
import { fr } from '../../lib/i18n/fr';
import type { Locale } from '../../lib/i18n/locale';
import { pt } from '../../lib/i18n/pt';

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, es, pt, fr, de, ar };
