import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LaterInvitation } from '../../../components/invite/LaterInvitation';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { renderIn } from './render-in';

const room = 'sala' as RoomId;
const link = 'http://localhost/room/sala';

async function open(): Promise<HTMLElement> {
  renderIn('en', <LaterInvitation room={room} access={{ kind: 'name', passphrase: '' }} />);
  await userEvent.click(screen.getByText('Invite for another time'));
  return screen.getByLabelText('When');
}

/** Blobs of the made-up page have no `text`. */
function textOf(file: Blob | undefined): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(file ?? new Blob());
  });
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('an invitation for another time', () => {
  const saved: Blob[] = [];
  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = (blob) => `blob:${String(saved.push(blob as Blob))}`;
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  });

  it('waits for a date', async () => {
    await open();
    expect(button('Copy invitation').disabled).toBe(true);
    expect(button('Save for the calendar').disabled).toBe(true);
  });

  it('is copied as words, with the date, its time zone and the link', async () => {
    const when = await open();
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    fireEvent.change(when, { target: { value: '2026-12-02T17:30' } });
    await userEvent.click(button('Copy invitation'));
    const [[text]] = writeText.mock.calls as [[string]];
    const [title, date, last] = text.split('\n');
    expect(title).toBe('Video call: sala');
    expect(date).toMatch(/^Wednesday.*December.*2026.*(?:05:30|17:30).*\S+$/);
    expect(last).toBe(link);
  });

  it('is saved for a calendar, at that moment', async () => {
    const when = await open();
    fireEvent.change(when, { target: { value: '2026-12-02T17:30' } });
    await userEvent.click(button('Save for the calendar'));
    const [file] = saved;
    expect(file?.type).toBe('text/calendar;charset=utf-8');
    const text = await textOf(file);
    const begin = new Date('2026-12-02T17:30').toISOString().replace(/[-:]|\.\d+/g, '');
    expect(text).toContain(`DTSTART:${begin}\r\n`);
    expect(text).toContain(`URL:${link}\r\n`);
  });

  it('says what to do where copying is not allowed', async () => {
    const when = await open();
    const writeText = jest.fn().mockRejectedValue(new Error('NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    fireEvent.change(when, { target: { value: '2026-12-02T17:30' } });
    await userEvent.click(button('Copy invitation'));
    expect((await screen.findByRole('alert')).textContent).toContain('Copying is not allowed');
  });
});
