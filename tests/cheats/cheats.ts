import type { KindId } from "~/kinds/registry";
import type { Cheat } from "./cheat";
import { fixCheats } from "./fix";
import { reviewCheats } from "./review";
import { testCheats } from "./test";

/** Every cheat, keyed by kind. */
// biome-ignore lint/suspicious/noExplicitAny: content and work are the kind's own
export const CHEATS: Readonly<Record<KindId, readonly Cheat<any, any>[]>> = {
  review: reviewCheats,
  test: testCheats,
  fix: fixCheats,
};
