/**
 * Has the browser keep a text in a file. Nothing leaves the device.
 *
 * @param kind its media type, without the encoding
 */
export function downloadText(fileName: string, text: string, kind = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
