import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises, type Listing, listExercises } from "~/catalogue/catalogue.server";
import type { ReviewContent } from "~/kinds/review/content";
import { seeded } from "~/kinds/seeded";
import { TRACK_IDS } from "~/kinds/skills";
import { bestPredictions, type Clue, type Row } from "../../../tests/setup/predict";
import type { ExerciseState } from "../counts/states.server";
import { recommend } from "./next.server";

/**
 * Recommendations reveal nothing about a review's verdict. Each of 2,000 learners has a catalogue with reshuffled
 * verdicts, stored as in the product, and works through 40 recommendations; half of them try other reviews in between.
 * Predictors are trained on half of the learners and tested on the other half.
 */

const LEARNERS = 2_000;
const DRAWS = 40;
const IN_TRACK = 12;
const CLEAN_SHARE = 1 / 3;
const MODULES = [2, 3, 4, 5, 7];
const random = seeded("learners who look for a pattern");

const contentOf = (slug: string) => findExercise(slug)!.content as { key: { issues: ReviewContent["key"]["issues"] } };
let listings: readonly Listing[] = [];
let slugs: readonly string[] = [];
const inTrackOf = new Map<string, readonly string[]>();
let issues: ReviewContent["key"]["issues"] = [];

beforeAll(async () => {
  const source = path.resolve(import.meta.dirname, "../../../exercises/slot-overlap");
  const folder = process.env.EXERCISES_DIR!.split(path.delimiter).at(-1)!;
  const meta = JSON.parse(fs.readFileSync(path.join(source, "exercise.json"), "utf8"));
  for (const [place, track] of TRACK_IDS.entries())
    for (let n = 1; n <= IN_TRACK; n++) {
      const dir = path.join(folder, `task-${String.fromCharCode(97 + place)}${"x".repeat(n % 5)}${n}`);
      fs.cpSync(source, dir, { recursive: true });
      fs.writeFileSync(path.join(dir, "exercise.json"), JSON.stringify({ ...meta, track, order: n * 10 }));
    }
  await indexExercises([folder]);
  listings = listExercises();
  slugs = listings.map(({ slug }) => slug);
  for (const slug of slugs) inTrackOf.set(slug[5]!, [...(inTrackOf.get(slug[5]!) ?? []), slug]);
  issues = contentOf(slugs[0]!).key.issues;
});

/** Shuffles the verdicts of a learner's catalogue. Returns the slugs of the clean reviews. */
function deal(): ReadonlySet<string> {
  const clean = new Set(slugs.filter(() => random() < CLEAN_SHARE));
  for (const slug of slugs) contentOf(slug).key.issues = clean.has(slug) ? [] : issues;
  return clean;
}

/** An id in the same form as an account's id: letters and digits. */
const makeId = () => Array.from({ length: 25 }, () => Math.floor(random() * 36).toString(36)).join("");

interface Seen {
  readonly slug: string;
  readonly isClean: boolean;
}

/** Everything that a learner can observe about a recommendation, as pairs of a name and a value. */
function look(id: string, place: number, slug: string, done: readonly Seen[], passedOver: readonly string[]) {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum += id.charCodeAt(i);
  const track = inTrackOf.get(slug[5]!)!;
  const inTrack = done.filter((one) => one.slug[5] === slug[5]);
  const seen = new Set(done.map((one) => one.slug));
  const skipped = track.slice(0, track.indexOf(slug)).filter((one) => !seen.has(one));
  const say = (one: Seen | undefined) => (one ? (one.isClean ? "clean" : "flawed") : "none");
  const clues: Clue[] = [
    ["last three verdicts", done.slice(-3).map(say).join()],
    ["first letter of id", id[0]!],
    ["last letter of id", id.at(-1)!],
    ["length of slug", slug.length],
    ["last letter of slug", slug.at(-1)!],
    ["place in list", track.indexOf(slug)],
    ["skipped in list", skipped.length],
    ["first skipped", skipped[0] ? track.indexOf(skipped[0]) : "none"],
    ["clean in track", inTrack.filter((one) => one.isClean).length],
    ["verdict of what it replaced", say(done.find((one) => one.slug === passedOver.at(-1)))],
    ["times the recommendation moved", passedOver.length % 5],
  ];
  for (const lag of [1, 2, 3, 4, 5, 6]) clues.push([`verdict ${lag} before`, say(done.at(-lag))]);
  for (const m of MODULES)
    clues.push(
      [`id % ${m}`, sum % m],
      [`draws % ${m}`, place % m],
      [`done in track % ${m}`, inTrack.length % m],
      [`(id + draws) % ${m}`, (sum + place) % m],
      [`(id + done) % ${m}`, (sum + done.length) % m],
      [`(id + done in track) % ${m}`, (sum + inTrack.length) % m],
    );
  return clues;
}

/** A learner's path through 40 recommendations. */
function follow(id: string, strays: boolean) {
  const clean = deal();
  const states = new Map<string, ExerciseState>();
  const done: Seen[] = [];
  const passedOver: string[] = [];
  const rows: Row[] = [];
  const next = () => recommend({ id }, listings, (slug) => states.get(slug) ?? "new").next!.slug;
  const finish = (slug: string) => {
    states.set(slug, "passed");
    done.push({ slug, isClean: clean.has(slug) });
  };
  for (let place = 0; place < DRAWS; place++) {
    let slug = next();
    const others = slugs.filter((one) => one[5] === slug[5] && one !== slug && !states.has(one));
    if (strays && others.length > 0 && random() < 0.3) {
      finish(others[Math.floor(random() * others.length)]!);
      const after = next();
      if (after !== slug) passedOver.push(slug);
      slug = after;
    }
    rows.push({ clues: look(id, place, slug, done, passedOver), isTrue: clean.has(slug) });
    finish(slug);
  }
  return rows;
}

describe("a recommended review", () => {
  it("doesn't reveal whether it is clean or flawed: no visible statistic predicts this better than 55%", () => {
    const learners = Array.from({ length: LEARNERS }, (_, n) => follow(makeId(), n % 2 === 1));
    const [known, held] = [learners.slice(0, LEARNERS / 2).flat(), learners.slice(LEARNERS / 2).flat()];
    expect(held.filter(({ isTrue }) => isTrue).length / held.length).toBeCloseTo(CLEAN_SHARE, 1);
    expect(bestPredictions(known, held).filter(({ accuracy }) => accuracy > 0.55)).toEqual([]);
  });

  it("is different with another secret, for the same learner on the same exercises", async () => {
    const orderUnder = async (secret: string) => {
      vi.resetModules();
      vi.stubEnv("SECRET", secret);
      const { drawShare } = await import("~/operations/draw.server");
      return [...slugs].sort((a, b) => drawShare("next review", "me", a) - drawShare("next review", "me", b));
    };
    const [one, again, other] = [
      await orderUnder("a".repeat(32)),
      await orderUnder("a".repeat(32)),
      await orderUnder("b".repeat(32)),
    ];
    vi.unstubAllEnvs();
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});
