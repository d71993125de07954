export interface BlobKeeper {
  /** @returns the SHA-256 of what is behind an object URL, in hexadecimal */
  readonly hash: (url: string) => Promise<string>;
}

declare global {
  interface Window {
    blobKeeper: BlobKeeper;
  }
}

/**
 * Runs in the page before its own scripts and keeps hold of what it makes addresses for: the page's policy lets nobody
 * fetch from those. Self-contained, because only its source text travels to the browser.
 */
export function installBlobKeeper(): void {
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (source: Blob | MediaSource) => {
    const url = make(source);
    if (source instanceof Blob) blobs.set(url, source);
    return url;
  };
  window.blobKeeper = {
    hash: async (url) => {
      const content = await blobs.get(url)?.arrayBuffer();
      if (!content) throw new Error(`nothing at ${url}`);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
      return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
