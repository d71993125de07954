/** Where figures for Prometheus are told. */
export interface MetricsConfig {
  /** 0 asks the system for any free port. */
  readonly port: number;
  readonly host: string;
}
