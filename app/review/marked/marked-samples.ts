import type { MarkedSample } from "~/kinds/marked-sample";
import { KIND_IDS, KINDS } from "~/kinds/registry";

/** The samples that new mentors review before the queue offers them anything: one of each kind, in this order. */
export const MARKED: readonly MarkedSample[] = KIND_IDS.flatMap((kind) => KINDS[kind].can.marked ?? []);
