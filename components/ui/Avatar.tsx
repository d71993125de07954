import { User } from 'lucide-react';
import styles from './Avatar.module.css';
import { initials } from './initials';
import { toneOf } from './tone-of';

interface AvatarProps {
  name: string;
  /** Decides on the colour: stays the same while the name changes. */
  toneKey: string;
}

/** Stands for somebody without a picture. Decorative: the name is in the tile. */
export function Avatar({ name, toneKey }: AvatarProps) {
  return (
    <div className={styles.back} aria-hidden="true">
      <div className={styles.avatar} data-tone={toneOf(toneKey)}>
        {initials(name) || <User />}
      </div>
    </div>
  );
}
