import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import styles from './Field.module.css';

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  disabled?: boolean;
  onChoose: (value: string) => void;
}

/** A native select: phones show their own picker, and keyboards and screen readers know it. */
export function SelectField({ label, value, options, disabled, onChoose }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.select}>
        <select
          id={id}
          className={styles.control}
          value={value}
          disabled={disabled}
          onChange={(event) => onChoose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </div>
    </div>
  );
}
