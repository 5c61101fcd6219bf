import type { World } from "./world";

class CarrierProblem extends Error {
  override readonly name = "CarrierProblem";
  readonly status: number;

  constructor(status: number) {
    super("The carrier has no label for us");
    this.status = status;
  }
}

/** Asks for as long as the next request begins before the thirtieth second. */
export async function printableLabel(world: World, parcel: string): Promise<string> {
  const order = await world.ask("POST", `/labels/${encodeURIComponent(parcel)}`);
  if (order.status !== 202) throw new CarrierProblem(order.status);
  return poll(world, order.body, world.clock(), 0);
}

async function poll(world: World, job: string, since: number, outages: number): Promise<string> {
  await world.pause(2_000);
  const ended = (count: number) => count > 2 || world.clock() - since >= 28_000;
  let status = 0;
  try {
    const answer = await world.ask("GET", `/jobs/${job}`);
    status = answer.status;
    if (status === 200) return answer.body;
  } catch (error) {
    if (ended(outages + 1)) throw error;
    return poll(world, job, since, outages + 1);
  }
  if (status !== 204 && status < 500) throw new CarrierProblem(status);
  const count = status === 204 ? 0 : outages + 1;
  if (ended(count)) throw new CarrierProblem(status);
  return poll(world, job, since, count);
}
