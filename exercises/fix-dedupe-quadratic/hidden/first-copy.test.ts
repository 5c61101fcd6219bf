import { expect, it } from "vitest";
import { channelMessages, withoutDuplicates } from "../src/timeline";
import { message } from "./message";

it("keeps the first copy, with its thumbs", () => {
  const first = message("u3", "8", 0, { thumbs: ["u4", "u9"] });
  const later = message("u3", "8", 0, { id: "m77" });
  const kept = withoutDuplicates([first, message("u4", "1", 1), later]);
  expect(kept.map(({ id, thumbs }) => [id, ...thumbs])).toContainEqual([undefined, "u4", "u9"]);
});

it("keeps what was stored, not what came live", () => {
  const stored = [message("u3", "8", 0, { thumbs: ["u4"] }), message("u3", "9", 1, { thumbs: ["u5"] })];
  const live = [message("u3", "9", 1, { id: "m78" }), message("u3", "8", 0, { id: "m77" }), message("u3", "9", 1)];
  const kept = channelMessages({ stored, live, lastReadAt: null });
  expect(kept.map(({ thumbs }) => thumbs)).toEqual([["u4"], ["u5"]]);
});
