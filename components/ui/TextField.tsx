import type { ComponentProps } from 'react';
import { useId } from 'react';
import styles from './Field.module.css';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  hint?: string;
  /** Why the text is not accepted; null while it is. */
  problem?: string | null;
}

/** One line to write, with its label, and what there is to say about it: how it is meant, or why it is not accepted. */
export function TextField({ label, hint, problem = null, ...rest }: TextFieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={styles.control}
        aria-invalid={problem !== null}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p
          id={`${id}-note`}
          className={styles.note}
          data-problem={problem !== null}
          role={problem === null ? undefined : 'alert'}
        >
          {note}
        </p>
      )}
    </div>
  );
}
