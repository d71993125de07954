import { useId } from 'react';
import styles from './CheckField.module.css';

interface CheckFieldProps {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  /** `switch`: takes effect at once. */
  role?: 'checkbox' | 'switch';
  onCheck: (checked: boolean) => void;
}

/** A choice that is made or not. */
export function CheckField({ label, hint, checked, disabled, role, onCheck }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <input
        id={id}
        className={styles.box}
        type="checkbox"
        role={role}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
