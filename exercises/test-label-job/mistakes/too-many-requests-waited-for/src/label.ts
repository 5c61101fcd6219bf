import type { World } from "./world";

const PAUSE_MS = 2_000;
const PATIENCE_MS = 30_000;
const FAILURES_IN_A_ROW = 3;

/** The carrier gave an answer that is no label. */
export class LabelError extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

/** Orders a label from the carrier, and asks for it until it is ready. */
export async function printableLabel(world: World, parcel: string): Promise<string> {
  const ordered = await world.ask("POST", `/labels/${encodeURIComponent(parcel)}`);
  if (ordered.status !== 202) throw new LabelError(ordered.status);

  const lastStart = world.clock() + PATIENCE_MS;
  let failures = 0;
  while (true) {
    await world.pause(PAUSE_MS);
    const answer = await world.ask("GET", `/jobs/${ordered.body}`).catch((error: unknown) => ({ status: 0, error }));
    if ("body" in answer && answer.status === 200) return answer.body;

    failures = answer.status === 204 ? 0 : failures + 1;
    const mayBeReadyLater = [0, 204, 429].includes(answer.status) || answer.status >= 500;
    const isInTime = world.clock() + PAUSE_MS <= lastStart;
    if (mayBeReadyLater && isInTime && failures < FAILURES_IN_A_ROW) continue;
    throw "error" in answer ? answer.error : new LabelError(answer.status);
  }
}
