/**
 * The numbers both sides of the signalling protocol agree on.
 * Sizes are in bytes or UTF-16 units as the name says, times in milliseconds or seconds.
 */

/** Nobody may configure a room larger than this: every participant sends to every other one. */
export const MAX_ROOM_CAPACITY = 5;
export const MIN_ROOM_CAPACITY = 2;

/** One Socket.IO message may not be larger; the transport closes the socket that sends more. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

/** What one participant may send to another through the server, in UTF-16 units. */
export const MAX_SIGNAL_LENGTH = 60 * 1024;

/** What somebody at the door may tell the host, a small picture included, in UTF-16 units. */
export const MAX_KNOCK_LENGTH = 24 * 1024;

/** What a server may ask for before it opens a room, in UTF-16 units. */
export const MIN_ACCESS_LENGTH = 8;
export const MAX_ACCESS_LENGTH = 256;

/** Room ids are what stands in the link, see {@link RoomId}. */
export const MAX_ROOM_ID_LENGTH = 64;

/** A name on a tile, in UTF-16 units. */
export const MAX_NAME_LENGTH = 60;
