import type { TestCheat } from "./cheat";

export const testCheats: readonly TestCheat[] = [];
