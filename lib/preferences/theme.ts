/** `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** @returns the theme, `system` when the text names none. */
export function parseTheme(text: string | null): Theme {
  return themes.find((theme) => theme === text) ?? 'system';
}
