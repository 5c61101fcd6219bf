import { describe, expect, it } from "vitest";
import type { Listing } from "~/catalogue/catalogue.server";
import type { KindId } from "~/kinds/kind";
import { currentTrack, pickNext } from "./next";
import type { ExerciseState } from "./states.server";

function listing(slug: string, kind: KindId, track: Listing["track"] = "first-weeks", order = 1): Listing {
  return { slug, kind, title: slug, summary: slug, track, order, difficulty: 1, minutes: 10, skills: [], classes: [] };
}
const states = (given: Record<string, ExerciseState>) => (slug: string) => given[slug] ?? "new";
const neverFlawed = () => false;

describe("what to do next", () => {
  const items = [listing("a", "test"), listing("b", "fix"), listing("c", "test")];

  it("is the first that was not tried", () => {
    expect(pickNext(items, states({ a: "passed" }), neverFlawed, 0)?.slug).toBe("b");
  });

  it("is a draft, then what was not passed, once all were tried; and nothing once all are passed", () => {
    expect(pickNext(items, states({ a: "tried", b: "draft", c: "passed" }), neverFlawed, 0)?.slug).toBe("b");
    expect(pickNext(items, states({ a: "passed", b: "tried", c: "passed" }), neverFlawed, 0)?.slug).toBe("b");
    expect(pickNext(items, states({ a: "passed", b: "passed", c: "passed" }), neverFlawed, 0)).toBeNull();
  });

  it("draws one clean review in three, whatever number a learner has", () => {
    const reviews = Array.from({ length: 12 }, (_, n) => listing(`r${n}`, "review"));
    const isFlawed = (slug: string) => Number(slug.slice(1)) % 2 === 0;
    for (const drawn of [0, 1, 2]) {
      const given: Record<string, ExerciseState> = {};
      const order: boolean[] = [];
      for (let n = 0; n < 6; n++) {
        const next = pickNext(reviews, states(given), isFlawed, drawn)!;
        order.push(isFlawed(next.slug));
        given[next.slug] = "passed";
      }
      expect(order.filter((flawed) => !flawed)).toHaveLength(2);
    }
  });

  it("comes from the track that was begun, before one that was not", () => {
    const all = [listing("a", "test"), listing("z", "fix", "security-reviewer")];
    expect(currentTrack(all, states({}))?.id).toBe("first-weeks");
    expect(currentTrack(all, states({ z: "tried" }))?.id).toBe("security-reviewer");
    expect(currentTrack(all, states({ a: "passed", z: "passed" }))).toBeNull();
  });
});
