import { expect, it } from "vitest";
import { jon, list, portalWith } from "./portal";

it("keeps topics apart, whatever is in them", async () => {
  const topics = ["air", "air:12", "air:12:12", "air:", ":12", "air:anon", "air:visitor", "air%3A12", '["air",12]', ""];
  const { seen } = portalWith(...topics.map((topic) => list(`of ${topic}`, { ownerId: jon.id, topic })));
  for (const topic of topics) {
    expect(await seen(jon, topic)).toEqual([`of ${topic}`]);
    for (const other of topics) expect(await seen(undefined, other)).toEqual([]);
  }
});
