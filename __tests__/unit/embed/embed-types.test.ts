import type { EmbedEvent } from '../../../lib/embed/embed-messages';
import type { TertuliaRoom, TertuliaRoomOptions } from '../../../lib/embed/tertulia-room';
import type PublicRoom from '../../../public/embed';

/** Whether each can stand for the other, read-only members and missing ones included. */
type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;
type Plain<T> = { [Key in keyof T]: T[Key] };

/** Without what every `EventTarget` has: the types of events are compared by their details. */
type Verbs<T> = Omit<T, keyof EventTarget>;
type DetailOf<E> = E extends unknown ? Plain<Omit<E, 'event'>> : never;
type Details = { [Name in EmbedEvent['event']]: DetailOf<Extract<EmbedEvent, { event: Name }>> };

it('what is published of the script is what the script is: the compiler says so', () => {
  const same: [
    Same<PublicRoom.Options, TertuliaRoomOptions>,
    Same<Verbs<PublicRoom>, Verbs<TertuliaRoom>>,
    Same<PublicRoom.Details, Details>,
    Same<Pick<typeof PublicRoom, 'newLink'>, Pick<typeof TertuliaRoom, 'newLink'>>,
    Same<
      ConstructorParameters<typeof PublicRoom>[0],
      ConstructorParameters<typeof TertuliaRoom>[0]
    >,
  ] = [true, true, true, true, true];
  expect(same).not.toContain(false);
});

/** As pages use it. */
const use = (Room: typeof PublicRoom): PublicRoom => {
  const link: string = Room.newLink('https://call.example.org');
  const room = new Room(document.body, { link, language: 'ar', skipLobby: true });
  room.addEventListener('people', ({ detail }) => detail.count.toFixed());
  room.addEventListener('left', ({ detail }) => detail.reason === 'removed');
  room.setLayout('grid');
  // @ts-expect-error -- there is no such layout
  room.setLayout('circle');
  // @ts-expect-error -- a link is needed
  return new Room(document.body, {});
};

it('types its use: the compiler says so', () => {
  expect(use).toBeInstanceOf(Function);
});
