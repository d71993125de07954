import * as v from 'valibot';

/** An address, or a name that leads to one of this machine's. */
export const listenHost = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.:%_-]+$/, 'must be an address or a host name'),
);
