import { describe, expect, it } from "vitest";
import type { Listing } from "~/catalogue/catalogue.server";
import type { Skill } from "~/kinds/skills";
import { checkAgain, refreshesLeft } from "./check-again";
import type { WaitingForm } from "./second-form.server";

const NOW = new Date("2026-11-20T09:00:00Z");

function listing(slug: string, skills: Skill[], kind: Listing["kind"] = "test"): Listing {
  return {
    slug,
    kind,
    title: slug,
    summary: slug,
    track: "first-weeks",
    order: 1,
    difficulty: 1,
    minutes: 10,
    skills,
    classes: [],
  };
}
const form = (slug: string, opensOn: string): WaitingForm => ({
  slug,
  title: slug,
  kind: "test",
  of: { slug: "a", title: "First" },
  opensOn,
  isOpen: opensOn <= "2026-11-20",
});
const due = (skill: Skill, on: string | null, ...passedOn: string[]) => ({
  skill,
  checkAgainAt: on === null ? null : new Date(on),
  passedOn,
});
const ask = (more: Partial<Parameters<typeof checkAgain>[0]>) =>
  checkAgain({ forms: [], skills: [], listings: [], skillsOf: () => [], stateOf: () => "new", now: NOW, ...more }).map(
    ({ slug, dueOn }) => `${slug} ${dueOn}`,
  );

describe("what to refresh", () => {
  const listings = [listing("a", ["choose-inputs"]), listing("b", ["choose-inputs"]), listing("r", [], "review")];

  it("is a skill from the day on which it is due, whatever the hour", () => {
    expect(ask({ listings, skills: [due("choose-inputs", "2026-11-20T23:00:00Z", "a")] })).toEqual(["b 2026-11-20"]);
    expect(ask({ listings, skills: [due("choose-inputs", "2026-11-21T00:00:00Z", "a")] })).toEqual([]);
    expect(ask({ listings, skills: [due("choose-inputs", null)] })).toEqual([]);
  });

  it("uses a different exercise from the last one passed, preferably one not yet passed, and each only once", () => {
    const skills = [due("choose-inputs", "2026-11-01", "b")];
    expect(ask({ listings, skills })).toEqual(["a 2026-11-01"]);
    const more = [...listings, listing("c", ["choose-inputs", "find-edge-cases"])];
    const stateOf = (slug: string) => (slug === "c" ? "new" : "passed") as "new" | "passed";
    const both = [...skills, due("find-edge-cases", "2026-11-02", "b")];
    expect(ask({ listings: more, skills: both, stateOf })).toEqual(["c 2026-11-01"]);
  });

  it("is a second form once it is open, instead of another exercise on its skills", () => {
    const skills = [due("choose-inputs", "2026-11-01", "a")];
    const skillsOf = (): Skill[] => ["choose-inputs"];
    expect(ask({ forms: [form("a2", "2026-11-20")], listings, skills, skillsOf })).toEqual(["a2 2026-11-20"]);
    expect(ask({ forms: [form("a2", "2026-11-21")], listings, skills, skillsOf })).toEqual(["b 2026-11-01"]);
  });

  it("is sorted by how long it has been due, longest first", () => {
    const skills = [due("find-edge-cases", "2026-11-09", "r"), due("choose-inputs", "2026-11-01", "b")];
    const more = [...listings, listing("c", ["find-edge-cases"])];
    expect(ask({ listings: more, skills })).toEqual(["a 2026-11-01", "c 2026-11-09"]);
  });

  it("is at most three a day, minus the refreshes handed in today", () => {
    const refreshed = (slug: string, on: string) => ({ refreshed: { slug, on: new Date(on) } });
    expect(refreshesLeft([{ refreshed: null }, refreshed("a", "2026-11-19")], [], NOW)).toBe(3);
    expect(refreshesLeft([refreshed("a", "2026-11-20"), refreshed("a", "2026-11-20")], ["a"], NOW)).toBe(2);
    expect(
      refreshesLeft(
        ["a", "b", "c", "d"].map((slug) => refreshed(slug, "2026-11-20")),
        [],
        NOW,
      ),
    ).toBe(0);
  });
});
