/** Whether this browser can share a screen at all: phones cannot, nor can pages that are not secure. */
export function canShareScreen(): boolean {
  const devices: Partial<MediaDevices> | undefined = navigator.mediaDevices;
  return devices?.getDisplayMedia !== undefined;
}
