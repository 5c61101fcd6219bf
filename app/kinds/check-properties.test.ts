import { afterAll, describe, expect, it } from "vitest";
import type { Files } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { checkProperties } from "./check-properties";
import type { Meta } from "./exercise";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const code = (body: string): Files => ({ "src/eggs.ts": `export const boxes = (eggs: number) => ${body};\n` });
const RIGHT = code("Math.ceil(eggs / 10)");
/** This code is wrong for 48 eggs or more. */
const WRONG = code("Math.ceil(eggs / 10) + (eggs < 48 ? 0 : 1)");

const properties = (holds: string, more = "") => `import { boxes } from "./src/eggs";
const draw = (d) => ({ farm: d.text("abc", 0, 9), eggs: d.int(0, 200) });
const holds = async ({ eggs }) => { ${holds} };
export const properties = [{ says: "all eggs fit", from: ["a box holds ten"], draw, holds, ${more} }];\n`;
const FITS = properties(
  "return boxes(eggs) * 10 >= eggs && (boxes(eggs) - 1) * 10 < eggs;",
  "inputs: 400, because: '.'",
);

interface Versions {
  readonly reference?: Files;
  readonly change?: Files;
  /** If set, the change counts as correct, except for these minor issues. */
  readonly issues?: readonly string[];
}

async function check(source: string | null, { reference = RIGHT, change, issues }: Versions = {}, meta = {}) {
  const versions = [
    { name: "the reference", files: reference, isRight: true, issues: [] },
    ...(change ? [{ name: "the change", files: change, isRight: !!issues, issues: issues ?? [] }] : []),
  ];
  const fuzzed = {
    isRequired: () => true,
    texts: () => ({ "task.md": "Eggs: **a box\nholds** ten. Carry none." }),
    versions: () => versions,
  };
  const folder: Files = source === null ? {} : { "properties.ts": source };
  const problems: string[] = [];
  const evidence: string[] = [];
  const checked = { content: null, meta: meta as Meta, folder, subject: ["src/eggs.ts"], fuzzed, isQuick: false };
  for await (const line of checkProperties(checked, sandbox))
    (line.type === "problem" ? problems : evidence).push(line.message);
  return { problems, evidence };
}

describe("properties", () => {
  it("hold on the correct versions, and the sentences without a property are listed", async () => {
    const { problems, evidence } = await check(FITS, { change: RIGHT, issues: [] });
    expect(problems).toEqual([]);
    expect(evidence[0]).toBe("no property quotes: Carry none.");
    expect(evidence.at(-1)).toMatch(/^properties fail on [1-9]\d* of \d+ mutants/);
  });

  it("that fail on a correct version are problems, with the smallest input and the sentence", async () => {
    const says = 'fails on the reference, input {eggs: 48, farm: ""}. This property is based on “a box holds ten”';
    expect((await check(FITS, { reference: WRONG })).problems).toEqual([`“all eggs fit” ${says}`]);
    const { problems } = await check(FITS, { change: WRONG, issues: [] });
    expect(problems).toEqual([expect.stringContaining("fails on the change, input {eggs: 48")]);
  });

  it("may fail on flawed code, and must fail on a change with the minor issue that they name", async () => {
    const flawed = await check(FITS, { change: WRONG });
    expect(flawed.problems).toEqual([]);
    expect(flawed.evidence.join("\n")).toContain("“all eggs fit” fails on the change, input {eggs: 48");
    const named = FITS.replace("inputs:", 'issue: "half-boxes", inputs:');
    expect((await check(named, { change: WRONG, issues: ["half-boxes"] })).problems).toEqual([]);
    const { problems } = await check(named, { change: RIGHT, issues: ["half-boxes"] });
    expect(problems).toEqual([expect.stringContaining("names half-boxes, but the property holds on the change")]);
  });

  it.each<[string, string | null, RegExp, object?]>([
    ["nothing, and no reason", null, /^is missing/],
    ["a reason as well", FITS, /remove one/, { withoutProperties: "documentation" }],
    ["a quotation that the task lacks", FITS.replace("holds ten", "holds six"), /quotes “a box holds six”/],
    [
      "one that holds whatever the code does",
      properties("return boxes(eggs) !== null || true;"),
      /holds on every mutant/,
    ],
    [
      "fewer inputs without a reason",
      properties("return boxes(eggs) * 10 >= eggs", "inputs: 99"),
      /has only one of "inputs"/,
    ],
    ["code that doesn't load", 'import "./src/none";', /does not run: .*none/],
    ["no list", "export const property = 1;", /at least one property/],
  ])("are refused: %s", async (_, source, says, meta) => {
    expect((await check(source, {}, meta)).problems.join("\n")).toMatch(says);
  });

  it("are not required if a reason is given", async () => {
    expect(await check(null, {}, { withoutProperties: "documentation" })).toEqual({ problems: [], evidence: [] });
  });
});
