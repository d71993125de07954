import { createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import * as v from 'valibot';
import type { RoomKey } from '../../../lib/sealing/room-key';
import { roomKeyFromName, roomKeyFromSecret } from '../../../lib/sealing/room-key';
import { PeerIdSchema, RoomIdSchema, SessionIdSchema } from '../../../lib/signaling/identifiers';
import { Correspondence } from '../../fakes/sealing-world';
import vectors from './vectors.json';

const EndSchema = v.object({ peer: PeerIdSchema, session: SessionIdSchema });
const VectorSchema = v.object({
  description: v.string(),
  key: v.variant('origin', [
    v.object({ origin: v.literal('link'), secret: v.string() }),
    v.object({ origin: v.literal('name') }),
    v.object({ origin: v.literal('passphrase'), passphrase: v.string() }),
  ]),
  room: RoomIdSchema,
  sender: EndSchema,
  receiver: EndSchema,
  attempt: v.number(),
  counter: v.number(),
  text: v.string(),
  material: v.string(),
  boxKey: v.string(),
  nonce: v.string(),
  envelope: v.string(),
});
type Vector = v.InferOutput<typeof VectorSchema>;

function roomKey({ key, room }: Vector): Promise<RoomKey> {
  if (key.origin === 'link')
    return roomKeyFromSecret(Uint8Array.from(Buffer.from(key.secret, 'hex')));
  return roomKeyFromName(room, key.origin === 'name' ? null : key.passphrase);
}

function correspondents(vector: Vector) {
  const { sender, receiver, room } = vector;
  const key = roomKey(vector);
  return {
    from: new Correspondence(sender.peer, room, key, sender.session),
    to: new Correspondence(receiver.peer, room, key, receiver.session),
  };
}

describe.each(v.parse(v.array(VectorSchema), vectors))('$description', (vector) => {
  const { attempt, counter, text, envelope } = vector;

  it('seals to the same envelope', async () => {
    const { from, to } = correspondents(vector);
    for (let earlier = 0; earlier < counter; earlier++) await from.seal(to, 'something else');
    expect(await from.seal(to, text, attempt)).toBe(envelope);
  });

  it('opens the envelope', async () => {
    const { from, to } = correspondents(vector);
    expect(await to.open(from, envelope)).toMatchObject({ status: 'opened', attempt, text });
  });

  /** Written by the words of docs/protocol.md, with other code. */
  it('is what the protocol says', () => {
    const { key, room, sender, receiver } = vector;
    const material = {
      link: () => Buffer.from(key.origin === 'link' ? key.secret : '', 'hex'),
      name: () => Buffer.from(room),
      passphrase: () => {
        const typed = key.origin === 'passphrase' ? key.passphrase.normalize('NFKC').trim() : '';
        return pbkdf2Sync(typed, `tertulia passphrase 1\n${room}`, 600_000, 32, 'sha256');
      },
    }[key.origin]();
    expect(material.toString('hex')).toBe(vector.material);

    const direction = `${room}\n${sender.peer}\n${sender.session}\n${receiver.peer}\n${receiver.session}`;
    const salt = `tertulia sealing 1 ${key.origin}`;
    const boxKey = Buffer.from(hkdfSync('sha256', material, salt, direction, 32));
    expect(boxKey.toString('hex')).toBe(vector.boxKey);

    const nonce = Buffer.from(counter.toString(16).padStart(24, '0'), 'hex');
    expect(nonce.toString('hex')).toBe(vector.nonce);

    const box = Buffer.from(envelope.split('.')[5] ?? '', 'base64url');
    const opener = createDecipheriv('aes-256-gcm', boxKey, nonce);
    opener.setAAD(Buffer.from(`${direction}\n${attempt}\n${counter}`));
    opener.setAuthTag(box.subarray(-16));
    expect(opener.update(box.subarray(0, -16), undefined, 'utf8') + opener.final('utf8')).toBe(
      text,
    );
  });
});
