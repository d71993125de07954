import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Dialog } from '../../../components/ui/Dialog';
import { useArrivalFocus } from '../../../hooks/base/use-arrival-focus';
import { useClickFocus } from '../../../hooks/base/use-click-focus';
import { renderIn } from './render-in';

function Opener() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <Dialog title="Words" onClose={() => setOpen(false)}>
          Words
        </Dialog>
      )}
    </>
  );
}

it('gives the focus back to what opened it', async () => {
  renderIn('en', <Opener />);
  const button = screen.getByRole('button', { name: 'Open' });
  await userEvent.click(button);
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(button);
});

describe('where clicks give no focus to buttons, as in Safari', () => {
  function Page() {
    useClickFocus();
    return (
      <main tabIndex={-1}>
        <Opener />
        <input aria-label="Message" />
      </main>
    );
  }
  const button = () => screen.getByRole('button', { name: 'Open' });

  it.each([
    ['nothing', () => (document.activeElement as HTMLElement).blur()],
    ['what is around the button', () => screen.getByRole('main').focus()],
  ])('gives the focus back to what opened it, though %s had it', async (_, give) => {
    renderIn('en', <Page />);
    give();
    fireEvent.click(button());
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  it('leaves the focus to what is written in', async () => {
    renderIn('en', <Page />);
    const field = screen.getByRole('textbox', { name: 'Message' });
    field.focus();
    fireEvent.click(button());
    expect(screen.getByRole('dialog')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(document.activeElement).toBe(field));
  });
});

it('gives the focus to the heading when what opened it is gone', async () => {
  function Page() {
    const heading = useArrivalFocus();
    const [open, setOpen] = useState(false);
    return (
      <>
        <h1 ref={heading} tabIndex={-1}>
          Call
        </h1>
        {open ? (
          <Dialog title="Words" onClose={() => setOpen(false)}>
            Words
          </Dialog>
        ) : (
          <button type="button" onClick={() => setOpen(true)}>
            Open
          </button>
        )}
      </>
    );
  }
  renderIn('en', <Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading')));
});
