/**
 * Puts this path in the place of what the address bar shows, so that what is copied from there is right. Next.js goes
 * back to what a page's state says, so that says the same.
 */
export function showInAddressBar(path: string): void {
  const state: unknown = window.history.state;
  window.history.replaceState({ ...Object(state), url: path, as: path }, '', path);
}
