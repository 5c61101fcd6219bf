import { requests, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("sends the key in the header alone, whatever is in it", async () => {
  const partner = partnerWith("q+7/Z=&k$");
  respondTo(TABLES, answersOf(partner, "a\n", "b\n", "c\n"));
  await download(partner, "buoys", {}, () => {});
  expect(requests()).toHaveLength(3);
  for (const { url, headers } of requests()) {
    const { searchParams } = new URL(url);
    expect([...searchParams.values()].join(" ")).not.toContain("q+7");
    expect(searchParams.has("key")).toBe(false);
    expect(headers.get("authorization")).toBe("Bearer q+7/Z=&k$");
  }
});
