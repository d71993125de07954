import type { PeerId } from '../../signaling/identifiers';
import type { LinkState } from '../link/link-state';
import type { AppearanceView } from './appearance';
import type { ReceptionView } from './peer-reception';

/** One other participant. The identity changes only when something in it does. */
export interface PeerView extends AppearanceView, ReceptionView {
  readonly id: PeerId;
  /** The seat is held while its owner reconnects to the server; media may go on meanwhile. */
  readonly away: boolean;
  readonly link: LinkState;
  /** Whether something it sealed could be opened: it has the room's key. */
  readonly proven: boolean;
  /** Whether something came under its name that could not be opened. A link that is up stays up. */
  readonly tampered: boolean;
}
