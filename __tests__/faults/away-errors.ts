/**
 * What pages complain about while a network or a server is away. One that starts refuses in words, which are neither
 * a script nor a style; and a service worker is asked for anew now and then.
 */
export const awayErrors: readonly RegExp[] = [
  /ERR_|WebSocket|status of 503|MIME type|fetching the script/,
];
