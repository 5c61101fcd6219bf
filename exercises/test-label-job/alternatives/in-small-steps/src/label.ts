import type { Answer, World } from "./world";

/** Waits in steps of half a second, so that the packing line can show how far it is. */
export async function printableLabel(world: World, parcel: string): Promise<string> {
  const { status, body: job } = await world.ask("POST", "/labels/" + encodeURIComponent(parcel));
  if (status !== 202) throw noLabel(status);

  const orderedAt = world.clock();
  for (let outages = 0; ; ) {
    for (let step = 0; step < 5; step++) await world.pause(500);
    let failure: unknown;
    try {
      const answer: Answer = await world.ask("GET", "/jobs/" + job);
      if (answer.status === 200) return answer.body;
      failure = noLabel(answer.status);
      outages = answer.status === 204 ? 0 : answer.status < 500 ? 3 : outages + 1;
    } catch (error) {
      failure = error;
      outages += 1;
    }
    if (outages >= 3 || world.clock() - orderedAt > 27_500) throw failure;
  }
}

function noLabel(status: number): Error {
  return Object.assign(new Error("There is no label"), { status });
}
