import { PeerReception } from '../../../../lib/call/people/peer-reception';
import { figuresOf, pictureOf } from '../../../fakes/link-figures';

const both = { microphone: true, camera: true };
const blank = figuresOf({ received: new Map() });

/** A link that is looked at once a second, and what is told over it. */
function linkOf() {
  const reception = new PeerReception();
  const tell = jest.fn((_message: unknown) => true);
  const look = (figures = figuresOf()) => reception.follow({ ...figures }, both, tell);
  return { reception, tell, look };
}

describe('what arrives from a peer', () => {
  it('is not known before the first look', () => {
    const { reception, tell } = linkOf();
    expect(reception.follow(null, both, tell)).toBe(false);
    expect(reception.view).toEqual({ mark: null, receiving: null });
    expect(tell).not.toHaveBeenCalled();
  });

  it('changes the view only when a mark does', () => {
    const { reception, look } = linkOf();
    expect(look()).toBe(true);
    const before = reception.view;
    expect(look()).toBe(false);
    expect(reception.view).toBe(before);
    expect(before.mark?.grade).toBe('good');
  });

  it('is told when it changes, and not before it could be', () => {
    const { tell, look } = linkOf();
    tell.mockReturnValueOnce(false);
    for (let second = 0; second < 5; second += 1) look();
    expect(tell).toHaveBeenCalledTimes(2);
    for (let second = 0; second < 5; second += 1) look(blank);
    expect(tell).toHaveBeenCalledTimes(3);
    expect(tell).toHaveBeenLastCalledWith({ type: 'receiving', sound: false, picture: false });
  });

  it('is told again over a new channel', () => {
    const { reception, tell, look } = linkOf();
    look();
    reception.begin();
    look();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('has no mark while the link is down, and a fresh one when it is up again', () => {
    const { reception, look } = linkOf();
    const still = figuresOf({ received: new Map([['camera', pictureOf({ frozen: 1 })]]) });
    for (let second = 0; second < 5; second += 1) look(still);
    expect(reception.view.mark?.grade).toBe('poor');
    expect(reception.rest()).toBe(true);
    expect(reception.rest()).toBe(false);
    expect(reception.view.mark).toBeNull();
    look();
    expect(reception.view.mark?.grade).toBe('good');
  });
});

describe('what a peer says that arrives there', () => {
  it('is shown with the next look, the last word of many', () => {
    const { reception, look } = linkOf();
    look();
    for (let index = 0; index < 1_000; index += 1) {
      reception.hear({ type: 'receiving', sound: index % 2 === 1, picture: true });
    }
    expect(reception.view.receiving).toBeNull();
    expect(look()).toBe(true);
    expect(reception.view.receiving).toEqual({ sound: true, picture: true });
  });

  it('is the same view when it says the same again', () => {
    const { reception, look } = linkOf();
    reception.hear({ type: 'receiving', sound: true, picture: true });
    look();
    reception.hear({ type: 'receiving', sound: true, picture: true });
    expect(look()).toBe(false);
  });
});
