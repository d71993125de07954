/**
 * Asks the person for a folder, and hands over the files in it and in those within it; nothing where they think better of
 * it. The input is there only meanwhile: browsers may forget one that is not in the page while the dialog is open.
 */
export function pickFolder(onPick: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.hidden = true;
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    input.remove();
    onPick([...(input.files ?? [])]);
  });
  document.body.append(input);
  input.click();
}
