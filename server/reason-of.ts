/** @returns what is known of why something was thrown, for operators */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
