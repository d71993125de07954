/** Whether the browser offers the system's own sheet for sharing. */
export function canShareLink(): boolean {
  return 'share' in navigator;
}
