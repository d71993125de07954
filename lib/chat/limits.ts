/** What bounds a chat. Texts in UTF-16 units, times in milliseconds. Everybody has to agree on the first three. */

/** One text, as somebody types it. */
export const MAX_TEXT = 8_000;

/** What one author may write in one visit. */
export const MAX_ENTRIES_OF_AUTHOR = 10_000;
export const MAX_UNITS_OF_AUTHOR = 1_000_000;

/** What one's own texts leave of the entries, so that they can be deleted when no more can be written. */
export const KEPT_FOR_DELETIONS = 200;

/** Private texts that are written once more, for a page that was loaded again: who loads it over and over has no more written. */
export const MAX_SAID_ANEW = 200;

/** What one participant may write, in one seat: each page of it that is loaded again, and writes, is another author. */
export const WRITTEN_SHARE = { authors: 20, entries: 12_000, units: 1_200_000 };

/** What one participant may bring of authors who have not shown their keys here: who left, and pages before they were loaded again. */
export const BROUGHT_SHARE = { authors: 75, entries: 8_000, units: 1_800_000 };

/** What is kept of all those who left: who takes one seat after the other takes nothing from those inside. */
export const GONE_SHARE = { authors: 100, entries: 24_000, units: 4_000_000 };

/** Authors whose words were forgotten, and are not taken up again from others. */
export const MAX_FORGOTTEN = 2_000;

/** Keys that were shown and are not any more, with which nothing was written: a page may be drawn yet that knows them. */
export const MAX_SILENT_KEYS = 100;

/** Seats of those who left of which it is known how long each was taken. */
export const MAX_PRESENT = 2_000;

/** Entries that one participant brought before the ones they follow. */
export const MAX_WAITING = 256;

/** A clock that is ahead by more is not believed: what it stamped is not taken up. */
export const MAX_AHEAD_MS = 24 * 3_600_000;

/**
 * How far ahead of its own clock a page stamps, to come behind what it read. Clocks may differ by what is left of the
 * above, less a millisecond for each entry of an author: by more than {@link MAX_APART_MS}.
 */
export const MAX_FOLLOWED_MS = 12 * 3_600_000;

/** So far apart may clocks be, and nothing that an honest page writes is refused by another, whatever others stamped. */
export const MAX_APART_MS = 11 * 3_600_000;

/** One message on the channel: the longest text, with every character escaped, fits. */
export const MAX_MESSAGE = 64 * 1024;

/** What goes into one message besides a first entry. */
export const BATCH_UNITS = 40_000;
export const BATCH_ENTRIES = 200;

/** Messages with entries that may be on their way to one peer, who has not said that it took them. */
export const WINDOW = 8;

/** What a peer was sent and did not take up goes there again so much later, and each further time after twice as long. */
export const REPEAT_MS = { first: 10_000, longest: 640_000 };

/** What one peer may say in a second, entries and all. More is dropped before it is looked at. */
export const MESSAGE_RATE = { burst: 600, perSecond: 200 };

/** Entries of one peer whose signatures are checked in a second. More wait in the window. */
export const ENTRY_RATE = { burst: 4_000, perSecond: 1_000 };

/** What others have and have seen is shown so much later, once for all that they say meanwhile. */
export const STANDING_MS = 100;

/** Between two messages with entries that trickle, and between two that say what has come. */
export const GAP_MS = 40;

/** What others wrote is handed on so much later: whoever has it from its author has said so by then. */
export const HAND_ON_MS = 120;

/** A page says at once with which key it writes; one that does not for so long may be too old to know of a chat. */
export const UNHEARD_MS = 15_000;

/** For how long a typing mark stands, and how often it is renewed. */
export const TYPING_MS = 6_000;
export const TYPING_AGAIN_MS = 3_000;
