import { fix } from "./fix/kind";
import type { Kind, KindId } from "./kind";
import { review } from "./review/kind";
import { test } from "./test/kind";

/** Every kind, a line each. Callers hold its types as unknown: content, drafts and reports come back through its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: the five types of a kind are its own; each value is parsed by its schema
export type SomeKind = Kind<any, any, any, any, any>;

export const KINDS: Readonly<Record<KindId, SomeKind>> = { review, test, fix };
