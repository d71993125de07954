/** One of the two that are compared: how to open its page, and how it gets into the call from there. */
export interface Contender {
  readonly name: string;
  /** @param people how many will be in the room: the bare page is given the caps for so many. */
  readonly url: (room: string, person: number, people: number) => string;
  /** The button that leads into the call; null where the page joins by itself. */
  readonly joinButton: string | null;
}

/** Width, height, frames a second and bit/s of one link, as in lib/call/quality-table.ts. */
const capsFor = (people: number) => (people === 2 ? '1280,720,30,1700000' : '320,180,20,150000');

export function bare(origin: string): Contender {
  return {
    name: 'bare page',
    url: (room, _person, people) => `${origin}/?room=${room}&caps=${capsFor(people)}`,
    joinButton: null,
  };
}

export function tertulia(origin: string): Contender {
  return {
    name: 'Tertulia',
    url: (room, person) => `${origin}/room/${room}?name=P${String(person)}`,
    joinButton: 'Join',
  };
}
