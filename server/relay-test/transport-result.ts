/** What came of the test of one way to a relay. */
export type TransportResult =
  | {
      readonly status: 'works';
      /** The transport, or the URL of somebody else's relay. */
      readonly name: string;
      /** Of one packet through two relayed addresses and back. */
      readonly roundTripMs: number;
    }
  | { readonly status: 'failed'; readonly name: string; readonly reason: string };
