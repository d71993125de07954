/** @returns the text without its percent-encoding (RFC 3986, 2.1); as it is where that is none, as when it has a % of its own */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
