import type { TrackRole } from '../../signaling/peer-signal';
import type { TracksByMid } from '../../signaling/tracks-by-mid';
import { roleAt } from '../../signaling/tracks-by-mid';
import type { LocalTracks } from './local-tracks';
import { isMusic } from './local-tracks';
import type { LinkQuality } from '../../media/quality-table';
import { applyEncoding, encodingFor } from './send-parameters';

/** Both directions share one media section; the others belong to the one who shares a screen. */
const sharedRoles = ['microphone', 'camera'] as const;
const screenRoles = ['screen', 'screenAudio'] as const;
const pictureRoles = ['camera', 'screen'] as const;

/** What is refused again and again is not asked for any more, until something else is, or there is a negotiation. */
const MAX_TRIES = 5;

interface Applied {
  readonly wanted: string;
  refused: boolean;
  tries: number;
}

export interface LocalSendersOptions {
  connection: RTCPeerConnection;
  tracks: LocalTracks;
  quality: LinkQuality;
  /**
   * Says which video codec is wanted; the codec table of a browser is none of this file's business. Asked
   * only for the camera of one's own first offer. The other side answers in its order, and Firefox 153
   * would renumber payload types that are in use, which Chromium refuses ('Failed to parse codecs').
   */
  preferCodec: (transceiver: RTCRtpTransceiver) => void;
  /** What screens are sent with, where the other side takes it; undefined: the same as cameras. */
  screenCodec: () => RTCRtpCodec | undefined;
}

/**
 * The sending half of one connection: a transceiver a role. Microphone and camera have theirs from the
 * start, so that switching devices or turning the camera off and on is a replaceTrack without
 * negotiation (W3C webrtc-pc 5.2); a screen's come with the first share.
 */
export class LocalSenders {
  readonly #connection: RTCPeerConnection;
  readonly #preferCodec: (transceiver: RTCRtpTransceiver) => void;
  readonly #screenCodec: () => RTCRtpCodec | undefined;
  readonly #transceivers = new Map<TrackRole, RTCRtpTransceiver>();
  readonly #applied = new Map<TrackRole, Applied>();
  /** What each sender was given last, which it may not have taken up yet (webrtc-pc 5.2, replaceTrack). */
  readonly #given = new Map<TrackRole, MediaStreamTrack | null>();
  /** Tracks of one stream are played in step by the receiver (lip sync). */
  readonly #person = new MediaStream();
  readonly #screen = new MediaStream();
  #tracks: LocalTracks;
  #quality: LinkQuality;
  #begun = false;
  #applying: Promise<unknown> = Promise.resolve();

  constructor(options: LocalSendersOptions) {
    const { connection, tracks, quality, preferCodec, screenCodec } = options;
    this.#connection = connection;
    this.#tracks = tracks;
    this.#quality = quality;
    this.#preferCodec = preferCodec;
    this.#screenCodec = screenCodec;
  }

  /** Whether the microphone brings music. */
  get sendsMusic(): boolean {
    return isMusic(this.#tracks.microphone);
  }

  /** Makes the sections of the first offer: each is added. */
  addSections(): void {
    this.#begun = true;
    for (const role of sharedRoles) this.#add(role, 'sendrecv');
    this.#updateScreen();
  }

  /**
   * In place of {@link addSections}: takes the microphone and camera sections that the first offer of the other side
   * brought, as they are. Their limits come when the answer is on its way: to read a sender's parameters, the page
   * waits for whatever the connection is doing.
   */
  adopt(tracksByMid: TracksByMid): void {
    this.#begun = true;
    for (const transceiver of this.#connection.getTransceivers()) {
      const role = sharedRoles.find((shared) => shared === roleAt(tracksByMid, transceiver.mid));
      if (role && !this.#transceivers.has(role)) this.#take(role, transceiver);
    }
    this.#updateScreen();
  }

  /** Follows the devices: replaces tracks, opens and rests the sections of a screen. */
  setTracks(tracks: LocalTracks): void {
    this.#tracks = tracks;
    for (const role of sharedRoles) this.#replace(role);
    this.#updateScreen();
    this.refresh();
  }

  /** Applied to pictures at once, to sound with the next {@link refresh}. */
  setQuality(quality: LinkQuality): void {
    this.#quality = quality;
    this.refreshPictures();
  }

  /** Applies what changed of the encodings; a camera may have changed its size by itself. */
  refresh(roles: Iterable<TrackRole> = this.#transceivers.keys()): void {
    for (const role of roles) {
      const sender = this.#transceivers.get(role)?.sender;
      if (!sender) continue;
      const encoding = this.#encodingOf(role);
      const wanted = JSON.stringify(encoding);
      const before = this.#applied.get(role);
      const isSame = before?.wanted === wanted;
      if (isSame && (!before.refused || before.tries >= MAX_TRIES)) continue;
      const applied = { wanted, refused: false, tries: isSame ? before.tries + 1 : 1 };
      this.#applied.set(role, applied);
      this.#apply(sender, role, encoding, () => (applied.refused = true));
    }
  }

  /** Descriptions are in force: what was refused before may be taken now. */
  renegotiated(): void {
    for (const applied of this.#applied.values()) applied.tries = 0;
    this.refreshPictures();
  }

  /** Applies what changed of the pictures alone: the first one has to have its size; sound is in no hurry. */
  refreshPictures(): void {
    this.refresh(pictureRoles);
  }

  /** Has each picture begin anew, with a key frame: that is what an encoding does that was not active. */
  renewPictures(): void {
    for (const role of pictureRoles) {
      const sender = this.#transceivers.get(role)?.sender;
      if (!sender?.track || this.#quality[role].rest !== null) continue;
      this.#apply(sender, role, { active: false });
      // What is wanted is not in force any more, and is asked for until it is taken.
      this.#applied.delete(role);
      this.refresh([role]);
    }
  }

  /** @returns what each of this side's media sections carries, for the description that is sent. */
  tracksByMid(): TracksByMid {
    const byMid: Record<string, TrackRole> = {};
    for (const [role, { mid }] of this.#transceivers) if (mid) byMid[mid] = role;
    return byMid;
  }

  /**
   * A screen that is no longer shared leaves its sections at rest, for the next one. They are not
   * stopped: Chromium asks for negotiation without end after a stop before the first answer.
   */
  #updateScreen(): void {
    if (!this.#begun) return;
    for (const role of screenRoles) {
      const transceiver = this.#transceivers.get(role);
      if (transceiver) transceiver.direction = this.#tracks[role] ? 'sendonly' : 'inactive';
      else if (this.#tracks[role]) this.#add(role, 'sendonly');
      this.#replace(role);
    }
  }

  /** Makes a section of its own for a role, with everything that it is sent with. */
  #add(role: TrackRole, direction: RTCRtpTransceiverDirection): void {
    const track = this.#tracks[role];
    const codec = role === 'screen' ? this.#screenCodec() : undefined;
    const encoding = { ...this.#encodingOf(role), ...(codec && { codec }) };
    const transceiver = this.#connection.addTransceiver(track ?? kindOf(role), {
      direction,
      streams: [this.#streamOf(role)],
      sendEncodings: [encoding],
    });
    this.#transceivers.set(role, transceiver);
    this.#given.set(role, track);
    if (role === 'camera') this.#preferCodec(transceiver);
  }

  /** Has a section that the other side made carry a role of this side, too. */
  #take(role: TrackRole, transceiver: RTCRtpTransceiver): void {
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams(this.#streamOf(role));
    this.#transceivers.set(role, transceiver);
    this.#replace(role);
  }

  #encodingOf(role: TrackRole): RTCRtpEncodingParameters {
    return encodingFor(role, this.#quality, this.#tracks[role]);
  }

  /** One after the other: browsers refuse what is set while something else still is (webrtc-pc 5.2, setParameters). */
  #apply(
    sender: RTCRtpSender,
    role: TrackRole,
    encoding: RTCRtpEncodingParameters,
    onRefused: () => void = () => undefined,
  ): void {
    this.#applying = this.#applying
      .then(() => applyEncoding(sender, role, encoding))
      .then((isTaken) => isTaken || onRefused());
  }

  #replace(role: TrackRole): void {
    const sender = this.#transceivers.get(role)?.sender;
    const track = this.#tracks[role];
    if (!sender || (this.#given.get(role) ?? null) === track) return;
    this.#given.set(role, track);
    // Refused only when the connection was closed meanwhile.
    sender.replaceTrack(track).catch(() => this.#given.delete(role));
  }

  #streamOf(role: TrackRole): MediaStream {
    return role === 'screen' || role === 'screenAudio' ? this.#screen : this.#person;
  }
}

function kindOf(role: TrackRole): 'audio' | 'video' {
  return role === 'camera' || role === 'screen' ? 'video' : 'audio';
}
