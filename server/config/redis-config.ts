/** Where Redis is, which many nodes share: one, or the master that sentinels know. */
export type RedisConfig =
  | { readonly kind: 'single'; readonly url: string }
  | {
      readonly kind: 'sentinel';
      readonly sentinels: readonly { readonly host: string; readonly port: number }[];
      /** What the sentinels call the master. */
      readonly name: string;
      readonly username: string | null;
      readonly password: string | null;
    };

/** How servers that are many find each other. */
export interface ClusterConfig {
  readonly redis: RedisConfig;
  /** Stands before everything that is kept in Redis: others may use it too. */
  readonly prefix: string;
}
