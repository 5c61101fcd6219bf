/** Replaces loupe, chai's printer, which calls getters and `inspect` methods of the printed value. */
import { print } from "./print";

export const inspect = (value: unknown, options?: { truncate?: number; depth?: number }): string =>
  print(value, { depth: (options?.depth ?? 2) + 1, length: 200 });
