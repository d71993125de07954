import { useLinkElsewhere } from '../../hooks/room/use-link-elsewhere';
import { ErrorView } from './ErrorView';

/** A page that is not there, unless its address is the link to a room, in capitals perhaps. */
export function NotFoundView() {
  useLinkElsewhere(null);
  return <ErrorView kind="notFound" />;
}
