/**
 * What pages complain about while a network or a server is away. One that starts refuses in words, which are neither
 * a script nor a style.
 */
export const awayErrors: readonly RegExp[] = [/ERR_|WebSocket|status of 503|MIME type/];
