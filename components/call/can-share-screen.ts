/** Whether this browser can share a screen at all: phones cannot, and pages that are not secure. */
export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}
