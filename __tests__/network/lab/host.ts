import { Namespace } from './namespace';

const ROUTER = '192.168.7.1';
const HOST = '192.168.7.2';

/** Makes somebody's computer behind a router of theirs. Everybody's private addresses are the same. */
export function createHost(name: string, router: Namespace): Namespace {
  const host = Namespace.create(name);
  router.cable('lan', host, 'eth0');
  router.ip('address', 'add', `${ROUTER}/24`, 'dev', 'lan');
  host.ip('address', 'add', `${HOST}/24`, 'dev', 'eth0');
  host.ip('route', 'add', 'default', 'via', ROUTER);
  return host;
}
