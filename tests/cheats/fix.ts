import type { FixCheat } from "./cheat";

export const fixCheats: readonly FixCheat[] = [];
