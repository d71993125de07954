/** Gives an empty document the language, direction, theme, title and styles of the page that opened it. */
export function dressWindow(empty: Document, page: Document): void {
  const { lang, dir, dataset } = page.documentElement;
  Object.assign(empty.documentElement, { lang, dir });
  Object.assign(empty.documentElement.dataset, dataset);
  empty.title = page.title;
  for (const sheet of page.querySelectorAll('link[rel="stylesheet"]')) {
    empty.head.append(empty.importNode(sheet));
  }
}
