import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { isQuick } from "../../../../tests/setup/runs";
import { longestBlock, processorMs } from "../../../../tests/setup/timing";
import { zipStream } from "./zip.server";

it.skipIf(isQuick)("compressing a long text does not block other requests, and the text is complete", async () => {
  const long = Array.from({ length: 2_000_000 }, (_, i) => `ab${(i * i) % 1_009}`).join("");
  async function* entries() {
    yield { path: "a.txt", pieces: [long] };
  }
  const begun = processorMs();
  let zipped = new Uint8Array();
  const blocked = await longestBlock(async () => {
    const stream = zipStream(entries(), { signal: new AbortController().signal });
    zipped = new Uint8Array(await new Response(stream).arrayBuffer());
  }, processorMs);
  expect(blocked).toBeLessThan((processorMs() - begun) / 3);
  expect(strFromU8(unzipSync(zipped)["a.txt"]!)).toBe(long);
});
