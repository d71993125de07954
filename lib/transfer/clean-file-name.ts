import { visibleText } from '../signaling/visible-text';
import { MAX_NAME_BYTES } from './limits';

/** Not in names on Windows, and everywhere what paths are made of. */
const FORBIDDEN = /[<>:"/\\|?*]/g;

/** Directions (Unicode Bidirectional Algorithm, UAX 9) make `exe.txt` of `txt.exe`. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Devices on Windows, whatever follows a dot, and with spaces before it. */
const DEVICE = /^(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))/i;

/** Windows takes them off the end of a name, and others hide what begins with a dot. */
const EDGES = /^[\s.]+|[\s.]+$/g;

/** Where nothing is left of a name. */
const NAMELESS = 'file';

/**
 * Makes the name of a file fit to be shown and to be saved under: no path, nothing unseen, nothing that another system
 * refuses, at most {@link MAX_NAME_BYTES} bytes with its extension kept. Never empty.
 */
export function cleanFileName(text: string): string {
  const last = text.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const visible = visibleText(last.replace(DIRECTION, '')).replace(FORBIDDEN, '_');
  const named = visible.replace(EDGES, '').replace(DEVICE, '_$1') || NAMELESS;
  return shortened(named).replace(EDGES, '');
}

function shortened(name: string): string {
  const extension = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? '';
  const room = MAX_NAME_BYTES - bytesOf(extension);
  let kept = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    if (bytesOf(kept) + bytesOf(character) > room) break;
    kept += character;
  }
  return kept + extension;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
