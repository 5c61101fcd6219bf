import type { World } from "./world";

const STEP = 2_500;

/** Asks every two and a half seconds, for the last time in the 25th. A label without a text is no label. */
export async function printableLabel(world: World, parcel: string): Promise<string> {
  const order = await world.ask("POST", `/labels/${encodeURIComponent(parcel)}`);
  if (order.status !== 202) throw failed(order.status);
  const since = world.clock();
  let outages = 0;
  let last: unknown;
  do {
    await world.pause(STEP);
    try {
      const { status, body } = await world.ask("GET", `/jobs/${order.body}`);
      if (status === 200 && body !== "") return body;
      last = failed(status);
      if (status !== 204 && status < 500) break;
      outages = status === 204 ? 0 : outages + 1;
    } catch (error) {
      last = error;
      outages += 1;
    }
  } while (outages < 3 && world.clock() - since < 25_000);
  throw last;
}

const failed = (status: number) => Object.assign(new Error(`The carrier says ${status}`), { status });
