import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Dialog } from '../../../components/ui/Dialog';
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
