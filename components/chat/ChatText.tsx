import { Fragment } from 'react';
import { textParts } from '../../lib/chat/text-parts';
import styles from './ChatText.module.css';

/** A text as it was typed: its lines, its links, and code in back-ticks. Nothing is fetched for it. */
export function ChatText({ text }: { text: string }) {
  return (
    <p className={styles.text} dir="auto">
      {textParts(text).map((part, index) => (
        // Pieces of one text never move.
        <Fragment key={index}>
          {part.kind === 'plain' && part.text}
          {part.kind === 'code' && (
            <code className={styles.code} data-lines={part.lines} dir="auto">
              {part.text}
            </code>
          )}
          {part.kind === 'link' && (
            <bdi>
              <a href={part.href} target="_blank" rel="noopener noreferrer">
                {part.text}
              </a>
            </bdi>
          )}
        </Fragment>
      ))}
    </p>
  );
}
