import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsDialog } from '../../../components/devices/SettingsDialog';
import { en } from '../../../lib/i18n/en';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf } from './fixtures';
import { renderIn } from './render-in';

const { settings, stage, devices, sounds, shortcuts, preferences } = en;

it('the settings are divided, and each group has its name and its controls', async () => {
  stubBrowserMedia();
  const onShortcuts = jest.fn();
  renderIn(
    'en',
    <SettingsDialog
      media={mediaOf({})}
      local={fakeVerbs()}
      soundOnly={false}
      onSoundOnly={jest.fn()}
      onShortcuts={onShortcuts}
      onClose={jest.fn()}
    >
      <button>Choices of the view</button>
    </SettingsDialog>,
  );
  const headings = screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
  expect(headings).toEqual([
    settings.sound,
    settings.picture,
    stage.view,
    settings.notices,
    settings.device,
  ]);
  const inside = (group: string) => within(screen.getByRole('group', { name: group }));
  inside(settings.sound).getByRole('combobox', { name: devices.microphone });
  inside(settings.sound).getByRole('button', { name: sounds.test.play });
  inside(settings.picture).getByRole('combobox', { name: devices.camera });
  inside(settings.picture).getByRole('switch', { name: settings.soundOnly });
  inside(stage.view).getByRole('button', { name: 'Choices of the view' });
  inside(settings.notices).getByRole('switch', { name: en.door.notices.sound });
  inside(settings.device).getByRole('combobox', { name: preferences.language });
  await userEvent.click(inside(settings.device).getByRole('button', { name: shortcuts.heading }));
  expect(onShortcuts).toHaveBeenCalledTimes(1);
});
