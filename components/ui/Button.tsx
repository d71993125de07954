import type { ComponentProps } from 'react';
import { useClientValue } from '../../hooks/base/use-client-value';
import styles from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` a view: what most people came for. `danger`: somebody else will feel it. */
  look?: 'primary' | 'quiet' | 'danger';
}

/**
 * A button that can be pressed once there is something behind it. The server draws it before the page's
 * script is there; a form sent in between would load the page anew and lose what was typed.
 */
export function Button({ look = 'quiet', type = 'button', disabled, ...rest }: ButtonProps) {
  const alive = useClientValue(() => true, false);
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled === true || !alive}
      className={styles.button}
      data-look={look}
    />
  );
}
