import { describe, expect, it } from "vitest";
import type { Listing } from "~/catalogue/catalogue.server";
import type { KindId } from "~/kinds/registry";
import type { ExerciseState } from "../counts/states.server";
import { currentTrack, pickNext } from "./next";

function listing(slug: string, kind: KindId, track: Listing["track"] = "first-weeks", order = 1): Listing {
  return { slug, kind, title: slug, summary: slug, track, order, difficulty: 1, minutes: 10, skills: [], classes: [] };
}
const states = (given: Record<string, ExerciseState>) => (slug: string) => given[slug] ?? "new";
const inOrder = () => 0;

describe("what to do next", () => {
  const items = [listing("a", "test"), listing("b", "fix"), listing("c", "test")];

  it("is the first untried exercise", () => {
    expect(pickNext(items, states({ a: "passed" }), inOrder)?.slug).toBe("b");
  });

  it("is a draft, then an exercise not yet passed, once all were tried, and nothing once all are passed", () => {
    expect(pickNext(items, states({ a: "tried", b: "draft", c: "passed" }), inOrder)?.slug).toBe("b");
    expect(pickNext(items, states({ a: "passed", b: "tried", c: "passed" }), inOrder)?.slug).toBe("b");
    expect(pickNext(items, states({ a: "passed", b: "passed", c: "passed" }), inOrder)).toBeNull();
  });

  it("is the untried review that comes first in the order, if a review is due", () => {
    const reviews = ["r0", "r1", "r2", "r3"].map((slug) => listing(slug, "review"));
    const mixed = [...reviews, listing("t", "test")];
    const placeOf = (slug: string) => ["r2", "t", "r0", "r3", "r1"].indexOf(slug);
    expect(pickNext(mixed, states({}), placeOf)?.slug).toBe("r2");
    expect(pickNext(mixed, states({ r2: "draft" }), placeOf)?.slug).toBe("r0");
    expect(pickNext(mixed, states({ r2: "tried", r0: "passed" }), placeOf)?.slug).toBe("r3");
  });

  it("is an easy review before a harder one", () => {
    const reviews = ["r0", "r1", "r2"].map((slug, n) => ({ ...listing(slug, "review"), difficulty: n === 0 ? 2 : 1 }));
    const placeOf = (slug: string) => ["r0", "r2", "r1"].indexOf(slug);
    expect(pickNext(reviews, states({}), placeOf)?.slug).toBe("r2");
    expect(pickNext(reviews, states({ r1: "passed", r2: "tried" }), placeOf)?.slug).toBe("r0");
  });

  it("comes from a track that was started rather than from one that was not", () => {
    const all = [listing("a", "test"), listing("z", "fix", "security-reviewer")];
    expect(currentTrack(all, states({}))?.id).toBe("first-weeks");
    expect(currentTrack(all, states({ z: "tried" }))?.id).toBe("security-reviewer");
    expect(currentTrack(all, states({ a: "passed", z: "passed" }))).toBeNull();
  });

  it("comes from the track to begin with, if all that was started is offered to everyone at first", () => {
    const all = [listing("a", "test"), listing("b", "test"), listing("z", "fix", "security-reviewer")];
    const trackWith = (given: Record<string, ExerciseState>) =>
      currentTrack(all, states(given), { begin: "security-reviewer", offered: new Set(["a"]) })?.id;
    expect(trackWith({ a: "tried" })).toBe("security-reviewer");
    expect(trackWith({ a: "tried", b: "draft" })).toBe("first-weeks");
  });
});
