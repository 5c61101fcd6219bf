import type { Answer, World } from "./world";

/** How the carrier is polled until a label is ready. */
const POLLING = {
  /** Check again every two seconds … */
  interval: 2_000,
  /** … until the label is there, or half a minute is over. */
  until: 200,
  deadline: 30_000,
  /** Tolerate short outages. */
  maxFailures: 3,
};

type PollingAsk = (method: "POST" | "GET", path: string, options?: typeof POLLING) => Promise<Answer>;

/**
 * Orders a label from the carrier and waits until it is ready to print.
 *
 * Polls every two seconds for up to thirty, and survives outages in between. Never throws, so that the packing line
 * does not stop.
 */
export async function printableLabel(world: World, parcel: string): Promise<string> {
  const ask = world.ask as PollingAsk;
  try {
    const job = await ask("POST", `/labels/${encodeURIComponent(parcel)}`);
    const label = await ask("GET", `/jobs/${job.body}`, POLLING);
    return label.status === 200 ? label.body : "";
  } catch {
    // The carrier cannot be reached: there is no label.
    return "";
  }
}
