import { useClientValue } from '../base/use-client-value';

/** @returns whether the browser can ask for a place on the disk, and write there (File System Access, 3.3) */
export function useCanAskPlace(): boolean {
  return useClientValue(() => 'showSaveFilePicker' in window, false);
}
