import { findChromium } from "./browser";

/** Unpacks the browser once: two files that do so at the same time start one that is half written. */
export default async function setup(): Promise<void> {
  await findChromium();
}
