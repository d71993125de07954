import { useFormatter, useTranslations } from 'use-intl';

interface AmountWords {
  /** @param bytes of a file or part */
  size: (bytes: number) => string;
  /** @param speed bytes a second */
  speed: (speed: number) => string;
  left: (seconds: number) => string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** @returns what writes amounts as the visitor's file manager does, in powers of a thousand */
export function useAmountWords(): AmountWords {
  const t = useTranslations('transfer');
  const format = useFormatter();
  const size = (bytes: number) => {
    const step = UNITS.findIndex((_, index) => bytes < 1000 ** (index + 1));
    const power = step === -1 ? UNITS.length - 1 : step;
    const value = bytes / 1000 ** power;
    const unit = UNITS[power] ?? 'byte';
    return format.number(value, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: value < 100 ? 1 : 0,
    });
  };
  return {
    size,
    speed: (speed) => t('perSecond', { size: size(speed) }),
    left: (seconds) => {
      if (seconds < 60) return t('leftSeconds', { count: Math.max(1, Math.ceil(seconds)) });
      const minutes = Math.ceil(seconds / 60);
      if (minutes < 60) return t('leftMinutes', { count: minutes });
      return t('leftHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
  };
}
