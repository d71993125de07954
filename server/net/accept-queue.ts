/**
 * How many connections the system takes for us while we are busy, at most; `net.core.somaxconn` of Linux, 4,096, bounds it
 * as well. Node.js has 511, and whoever comes then is passed over without a word: TCP asks again after 1, 3, 7, 15
 * and 31 s (RFC 6298, section 5), so those who come back to a server that starts anew would wait for half a minute.
 */
export const ACCEPT_QUEUE = 4_096;
