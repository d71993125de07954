/** What people write in or choose with. */
export const FIELD = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What people press, write in or choose with: of HTML's interactive content (3.2.5.2.7) what we have. */
export const CONTROL = `button, a[href], summary, ${FIELD}`;
