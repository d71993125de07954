/** One way to reach a relay. */
export interface RelayTarget {
  /** What it is called in the report. */
  readonly name: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** An address without brackets, or a name. */
  readonly host: string;
  readonly port: number;
  /** Whether the certificate must be one that a browser would believe. */
  readonly verifyCertificate: boolean;
}
