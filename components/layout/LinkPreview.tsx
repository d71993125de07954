interface LinkPreviewProps {
  /** Of this site, as the visitor came to it; null when it is not known. */
  origin: string | null;
  description: string;
}

/**
 * What programs show of a link to any of our pages (the Open Graph protocol): what this is, and nothing of the room. They
 * take pictures by a whole address only.
 */
export function LinkPreview({ origin, description }: LinkPreviewProps) {
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Tertulia" />
      <meta property="og:title" content="Tertulia" />
      <meta property="og:description" content={description} />
      {origin !== null && (
        <>
          <meta property="og:image" content={`${origin}/preview.png`} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  );
}
