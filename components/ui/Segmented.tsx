import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Segmented.module.css';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string; face: ReactNode }[];
  /** Takes the whole width, and each alternative the same part of it. */
  fill?: boolean;
  onChoose: (value: T) => void;
}

/** A few alternatives side by side, of which one holds. Radio buttons underneath. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  fill = false,
  onChoose,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div className={styles.segments} data-fill={fill} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} title={option.text}>
          <input
            className={styles.radio}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.text}
            onChange={() => onChoose(option.value)}
          />
          <span className={styles.face} aria-hidden="true">
            {option.face}
          </span>
        </label>
      ))}
    </div>
  );
}
