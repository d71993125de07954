/** Bytes of a file that are counted, checked and sent at the least: few enough that a slow line is never held up for long. */
export const BLOCK_BYTES = 16 * 1024;

/** Blocks in one message where a line is fast: 64 KiB of a file, for which a busy page is woken once. */
export const MAX_TOGETHER = 4;

/** Blocks under way to one person that its disk has not taken yet: 8 MiB. */
export const MAX_BLOCKS_AHEAD = 512;

/** Of a name, in bytes of UTF-8. Most file systems have 255, and some add to it. */
export const MAX_NAME_BYTES = 200;

/** Characters of a message: the largest offer, with its picture, fits. */
export const MAX_MESSAGE = 40_000;

/** Bytes of the small picture in an offer. */
export const MAX_PREVIEW_BYTES = 18_000;

/** More than any disk that a browser writes to: 2^43 bytes, so that block numbers fit in 32 bits. */
export const MAX_FILE_BYTES = 8 * 1024 ** 4;

/** Offered in one go. */
export const MAX_FILES_AT_ONCE = 20;

/** In the list of a page, over or not; of one peer no more than a third of it. */
export const MAX_TRANSFERS = 120;
export const MAX_OFFERS_OF_ONE = 40;

/** Files that come from one peer at the same time. */
export const MAX_INCOMING_OF_ONE = 8;

/** What one peer may say; honest pages say how far a file came at most fifty times a second. */
export const MESSAGE_RATE = { burst: 1_000, perSecond: 500 };

/** Mebibytes of files that are kept to be sent, of all together: of as many as come from one page at a time, to four. */
export const MAX_SEGMENTS_IN_ALL = 96;

/** What the browser keeps in memory where it can't write to the disk, of all files together. */
export const MEMORY_BYTES = 128 * 1024 ** 2;

/** What nobody touched for so long on the browser's disk is of a visit that is over. */
export const LEFT_MS = 3_600_000;

/**
 * How often a receiver may have a file begun anew: each time a channel is opened, and up to three mebibytes are read. Honest
 * pages do so when a channel broke or a block came wrong.
 */
export const WANT_RATE = { burst: 16, perSecond: 0.5 };

/** A block that came wrong is asked for again, so many times. */
export const MAX_TRIES = 5;

/** Blocks that nobody waits for: after a cut some are on their way twice, and no more than a window of them. */
export const MAX_STRAY_BLOCKS = 4 * MAX_BLOCKS_AHEAD;

/** A page says at once that it shows an offer; one that does not for so long may be too old to know of any. */
export const UNHEARD_MS = 15_000;

/** Pictures of a file on its way without a byte of it, after which it is asked for anew: at first, and longer each time. */
export const SILENT_PICTURES = 120;

/** Between two words on how far a file came, and between two pictures of it. */
export const TOOK_GAP_MS = 20;
export const PROGRESS_MS = 250;
