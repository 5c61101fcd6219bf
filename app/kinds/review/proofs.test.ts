// Long: each type of proof that shows nothing has its own case.
import { afterAll, describe, expect, it } from "vitest";
import type { Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick, sample } from "../../../tests/setup/runs";
import { runAuthorProofs } from "./author-proofs";
import { PROOFS_UNITS } from "./constants";
import { readReview } from "./content";
import { PROOFS, parking, withKey } from "./fixtures/parking";
import { runProof, runProofs } from "./proofs";

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

const content = readReview(parking());
const imports = `import { expect, it } from "vitest";
import { fee, receipt } from "./src/fees";
const stay = (minutes: number, member = false) => ({ plate: "A", minutes, member });
`;
const run = (source: string, on = content) => runProof(on, source, sandbox);
const test = (body: string) => run(`${imports}it("shows it", () => { ${body} });`);

describe("a proof", () => {
  it("holds if it fails on the AI's code and passes on a correct version, and shows its issue", async () => {
    expect(await run(PROOFS.thirty)).toMatchObject({
      outcome: "holds",
      shows: ["thirtieth-minute"],
      title: ["lets thirty minutes go free"],
      failure: { kind: "assertion" },
    });
    expect((await run(PROOFS.cap)).shows).toEqual(["no-day-cap"]);
  });

  it("that passes on the AI's code shows nothing", async () => {
    expect(await test("expect(fee(stay(61))).toBe(600)")).toMatchObject({
      outcome: "passes-on-ai",
      shows: [],
      bodies: [],
    });
  });

  it("that also fails on a correct version asserts something that no one asked for", async () => {
    const told = await test("expect(fee(stay(61))).toBe(301)");
    expect(told).toMatchObject({ outcome: "fails-on-right", bodies: [], failure: { message: expect.any(String) } });
  });

  it.each([
    ["an assertion", `it("x", () => { expect(String(fee(day))).toBe(""); });`, "fails-on-right", "6000"],
    ["a title", `it(String(fee(day)), () => { expect(1).toBe(2); });`, "fails-on-right", "6000"],
    ["an error while loading", "throw new Error(String(fee(day)));", "did-not-load", "6000"],
    [
      "a test that passes on the AI's code",
      `it("y", () => { expect(fee(day)).toBe(2000); }); it("x", () => { expect(fee(day)).toBe(6000); });`,
      "fails-on-right",
      '"title":["x"],"failure":null',
    ],
  ])("shows no value of the reference in a report: %s", async (_, source, outcome, onAi) => {
    const { onReference, ...told } = await run(`${imports}const day = stay(1200);\n${source}`);
    expect(told.outcome).toBe(outcome);
    expect(JSON.stringify(told)).toContain(onAi);
    expect(JSON.stringify(told)).not.toContain("2000");
  });

  it.each([
    ["a syntax error", "it('x', () => {"],
    ["a missing import", `import { x } from "./src/none"; ${imports} it("x", () => { expect(x).toBe(1); });`],
    ["no test", "export const nothing = 1;"],
    ["only skipped tests", `${imports}it.skip("x", () => { expect(1).toBe(2); });`],
  ])("with %s did not run", async (_, source) => {
    expect(await run(source)).toMatchObject({ outcome: "did-not-load", bodies: [] });
  });

  it("shows several issues if one test depends on several", async () => {
    const both = await test("expect([fee(stay(30)), fee(stay(1200))]).toEqual([0, 2000])");
    expect(both).toMatchObject({ outcome: "holds", shows: ["thirtieth-minute", "no-day-cap"] });
    expect(both.bodies).toHaveLength(1);
  });

  it("shows an issue that another one hides, by the one-issue variant", async () => {
    // The correct price per hour is 400. When the cap applies, twenty hours cost as much as the cap at any price. So
    // only the AI's code and the version without the cap distinguish the prices.
    const dearer = { file: "src/fees.ts", find: ["const CENTS_PER_HOUR = 300;"], put: ["const CENTS_PER_HOUR = 400;"] };
    const proof = `${imports}it("costs more", () => { expect(fee(stay(1200))).not.toBe(6000); });`;
    const hidden = readReview({
      ...withKey(({ issues: [first, ...rest], ...key }) => ({
        ...key,
        issues: [{ ...first, mend: [dearer] }, ...rest],
      })),
      "proofs/thirtieth-minute.test.ts": proof,
    });
    expect(await run(proof, hidden)).toMatchObject({ outcome: "holds", shows: ["thirtieth-minute"] });
  });

  it("shows nothing if it passes on a version that has the issue", async () => {
    // This test fails only if both issues are present.
    const both = await test("expect(fee(stay(30)) + fee(stay(1200))).toBeLessThan(6_000 + 300)");
    expect(both).toMatchObject({ outcome: "only-differs", refusal: "not-everywhere", shows: [], bodies: [] });
  });

  it("has a test body for each test that counts, and identifies equal bodies", async () => {
    const two = await run(`${imports}
it("thirty", () => { expect(fee(stay(30))).toBe(0); });
it("cap", () => { expect(fee(stay(1200))).toBe(2000); });
it("passes anyway", () => { expect(fee(stay(61))).toBe(600); });`);
    expect(two.bodies.map((body) => body.shows)).toEqual([["thirtieth-minute"], ["no-day-cap"]]);
    const renamed = await run(
      `${imports}it("by another name", () => {\n  // a comment\n  expect(fee(stay(30))).toBe(0);\n});`,
    );
    expect(renamed.bodies[0]!.key).toBe(two.bodies[0]!.key);
  });

  it("that makes the AI's code fail to load holds, if a correct version loads", async () => {
    const broken = readReview(
      parking({
        "reference/src/fees.ts": parking()["after/src/fees.ts"],
        "after/src/fees.ts": `${parking()["after/src/fees.ts"]}throw new Error("not configured");\n`,
      }),
    );
    expect(await run(`${imports}it("loads", () => { expect(fee(stay(61))).toBe(600); });`, broken)).toMatchObject({
      outcome: "holds",
      failure: { message: expect.stringContaining("not configured") },
    });
  });

  it.skipIf(isQuick)("is stopped by the exercise's work limit", async () => {
    const small = { ...content, meta: { ...content.meta, unitsPerTest: 100_000 } };
    const long = `${imports}it("works", () => { for (let i = 0; i < 3e5; i++); expect(fee(stay(30))).toBe(0); });`;
    expect((await run(long)).outcome).toBe("holds");
    expect((await run(long, small)).outcome).toBe("fails-on-right");
  });
});

it("the key's own proofs don't use up the learner's work limit, whichever review of a change is graded first", async () => {
  const mine = [PROOFS.thirty, PROOFS.cap].map((source) => `${source}// mine`);
  const isMine = (files: object) => Object.values(files).some((text) => String(text).endsWith("// mine"));
  const counting: Sandbox = {
    ...sandbox,
    run: async (request) => {
      const result = await sandbox.run(request);
      return { ...result, units: isMine(request.files) ? 1 : PROOFS_UNITS };
    },
  };
  const runs = await runProofs(readReview(parking()), mine, counting);
  expect(mine.map((source) => runs.get(source)!.outcome)).toEqual(["holds", "holds"]);
});

describe("a proof that only shows that something differs", () => {
  const all = `[1, 29, 30, 31, 61, 600, 1200].flatMap((minutes) => [fee(stay(minutes)), fee(stay(minutes, true))])`;
  const onAi = [300, 150, 0, 0, 300, 150, 300, 150, 600, 300, 3000, 1500, 6000, 3000];
  const values = JSON.stringify([0, 0, 0, 0, ...onAi.slice(4)]);
  const hash =
    "const hash = (value: unknown) => [...JSON.stringify(value)].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7);";
  const known = [...values].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7);
  const body = (text: string) => run(`${imports}${hash}\nit("differs", () => { ${text} });`);

  it.each(
    sample(
      [
        ["a hash", `expect(hash(${all})).not.toBe(${known})`],
        ["a hash in a boolean", `expect(hash(${all}) === ${known}).toBe(false)`],
        ["a hash and an error", `expect(1).toBe(1); if (hash(${all}) === ${known}) throw new Error("wrong")`],
        ["a hash by its remainder", `expect(hash(${all}) % 101).not.toBe(${known % 101})`],
        ["a list of values", `expect(${all}).not.toEqual(${values})`],
        ["the AI's value where it is wrong", "expect(fee(stay(1200))).not.toBe(6000)"],
      ],
      2,
      ([name]) => name,
    ),
  )("proves nothing: %s", async (_, text) => {
    expect(await body(text)).toMatchObject({ outcome: "only-differs", shows: [], bodies: [] });
  });

  it("proves nothing without an assertion", async () => {
    const throws = await body(`if (hash(${all}) === ${known}) throw new Error("wrong")`);
    expect(throws).toMatchObject({ outcome: "asserts-nothing", shows: [], bodies: [] });
  });

  it.skipIf(isQuick)("proves nothing by reaching a limit, unless that is the issue", async () => {
    const endless = await body("expect(1).toBe(1); while (fee(stay(1200)) > 2000);");
    expect(endless).toMatchObject({ outcome: "only-differs", refusal: "stops", bodies: [] });
  });

  it.each(
    sample(
      [
        ["the value", "expect(fee(stay(30, true))).toBe(0)", "thirtieth-minute"],
        ["a comparison", "expect(fee(stay(30))).toBe(fee(stay(29)))", "thirtieth-minute"],
        ["a limit", "expect(fee(stay(1000))).toBeLessThanOrEqual(2000)", "no-day-cap"],
        ["what is built on it", "expect(receipt([stay(1400)])).toEqual([{ plate: 'A', cents: 2000 }])", "no-day-cap"],
        ["many values", "for (let h = 7; h < 24; h++) expect(fee(stay(60 * h))).toBe(2000)", "no-day-cap"],
      ],
      2,
      ([name]) => name,
    ),
  )("is refused, unlike an honest one that asserts %s", async (_, text, issue) => {
    expect(await body(text)).toMatchObject({ outcome: "holds", shows: [issue] });
  });
});

describe("many proofs", () => {
  it("are identified by their source", async () => {
    const runs = await runProofs(content, [PROOFS.cap, PROOFS.thirty, PROOFS.cap], sandbox);
    expect([...runs].map(([source, { shows }]) => [source, shows])).toEqual([
      [PROOFS.cap, ["no-day-cap"]],
      [PROOFS.thirty, ["thirtieth-minute"]],
    ]);
  });

  it("share a limit that stops no proof halfway: the proof that uses it up is judged in full, the next doesn't run", async () => {
    const counting: Sandbox = {
      ...sandbox,
      run: async (request) => ({ ...(await sandbox.run(request)), units: PROOFS_UNITS }),
    };
    const [first, next] = [PROOFS.thirty, PROOFS.cap].sort();
    const runs = await runProofs(content, [first!, next!], counting);
    expect(runs.get(first!)!.outcome).toBe("holds");
    expect(runs.get(next!)!.failure!.message).toMatch(/^not run/);
  });

  it.skipIf(isQuick)(
    "that never end share a limit: the first ones run, the rest report that they did not",
    async () => {
      const endless = (n: number) => `${imports}it("${n}", () => { for (;;) fee(stay(30)); });`;
      const sources = Array.from({ length: 20 }, (_, n) => endless(n));
      const runs = await runProofs(content, sources, sandbox);
      const messages = sources.map((source) => runs.get(source)!.failure!.message);
      const run = messages.filter((message) => message.startsWith("stopped")).length;
      expect(run).toBeGreaterThan(0);
      expect(run).toBeLessThan(8);
      expect(messages.filter((message) => message.startsWith("not run"))).toHaveLength(20 - run);
      const turned = await runProofs(content, [...sources].reverse(), sandbox);
      expect(sources.map((source) => turned.get(source)!.failure!.message)).toEqual(messages);
    },
  );
});

describe("the author's proofs", () => {
  it("come with how they fail on the AI's code", async () => {
    const told = await runAuthorProofs(content, sandbox);
    expect([...told.keys()]).toEqual(["thirtieth-minute", "no-day-cap"]);
    expect(told.get("no-day-cap")).toMatchObject({
      source: PROOFS.cap,
      title: ["caps a day"],
      failure: { kind: "assertion", message: expect.stringContaining("6000") },
    });
  });
});
