import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Files, Mutant } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { builtEngine } from "~/sandbox/wasm.server";
import { isLong } from "../../../../tests/setup/runs";
import { excuseFinder } from "./find";
import { judgeMutants } from "./likely";

/** The minimum share of mutants that are really equivalent, among those that the finder calls equivalent. */
const PRECISION = 0.95;
/**
 * Exercises held out from development: no one looked at the finder's results for these exercises while writing the
 * rules.
 */
const HELD_OUT = ["door", "duration", "grades", "shipping"];
/** The number of seeded inputs. The long run uses as many as `npm run exercise -- check`. */
const INPUTS = isLong ? 10_000 : 700;

const LabelSchema = z.strictObject({
  mutant: z.string(),
  label: z.enum(["equivalent", "open", "different"]),
  because: z.string().min(10),
});
type Label = z.infer<typeof LabelSchema>;

interface Subject {
  readonly name: string;
  readonly files: Files;
  readonly inputs: string;
  readonly mutants: readonly Mutant[];
  readonly labels: ReadonlyMap<string, Label>;
}

const folder = path.resolve(import.meta.dirname, "../fixtures/labelled");

async function readSubject(name: string): Promise<Subject> {
  const text = (file: string) => fs.readFileSync(path.join(folder, name, file), "utf8");
  const files = { [`src/${name}.ts`]: text(`src/${name}.ts`) };
  const labels = z.array(LabelSchema).parse(JSON.parse(text("labels.json")));
  const { mutants } = await mutate(files, Object.keys(files));
  return { name, files, inputs: text("inputs.ts"), mutants, labels: new Map(labels.map((one) => [one.mutant, one])) };
}

const subjects: Subject[] = [];
beforeAll(async () => {
  const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "labels.json")));
  for (const name of names) subjects.push(await readSubject(name));
});

type Answer = "equivalent" | "allowed by the specification" | null;
const RIGHT = { equivalent: "equivalent", open: "allowed by the specification", different: null } as const;

interface Figures {
  right: number;
  wrong: number;
  missed: number;
  readonly mistakes: string[];
}
const precisionOf = ({ right, wrong }: Figures) => (right + wrong === 0 ? 0 : right / (right + wrong));
const recallOf = ({ right, missed }: Figures) => right / (right + missed);

/** Compares a finder's answers with the labels. */
function judged(of: readonly Subject[], answer: (mutant: Mutant, subject: Subject) => Answer): Figures {
  const figures: Figures = { right: 0, wrong: 0, missed: 0, mistakes: [] };
  for (const subject of of)
    for (const mutant of subject.mutants) {
      const found = answer(mutant, subject);
      const label = RIGHT[subject.labels.get(mutant.id)!.label];
      if (found !== null && found === label) figures.right += 1;
      else if (found !== null) {
        figures.wrong += 1;
        figures.mistakes.push(mutant.id);
      } else if (label !== null) figures.missed += 1;
    }
  return figures;
}

const known = () => subjects.filter(({ name }) => !HELD_OUT.includes(name));
const heldOut = () => subjects.filter(({ name }) => HELD_OUT.includes(name));

function tell(finder: string, part: string, figures: Figures): Figures {
  const [precision, recall] = [precisionOf(figures), recallOf(figures)].map((share) => share.toFixed(2));
  const { right, wrong, missed } = figures;
  console.info(
    `${finder}, ${part}: precision ${precision}, recall ${recall} (${right} right, ${wrong} wrong, ${missed} missed)`,
  );
  return figures;
}

describe("the labels", () => {
  it("cover every mutant of small functions, at least 100, of which at least 30 are equivalent and 40 held out", () => {
    for (const { name, mutants, labels } of subjects)
      expect([...labels.keys()].sort(), name).toEqual(mutants.map(({ id }) => id).sort());
    const all = subjects.flatMap(({ labels }) => [...labels.values()]);
    expect(subjects.length).toBeGreaterThanOrEqual(8);
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.filter(({ label }) => label === "equivalent").length).toBeGreaterThanOrEqual(30);
    expect(heldOut().flatMap(({ mutants }) => mutants).length).toBeGreaterThanOrEqual(40);
  });
});

describe("the finder's rules", () => {
  const rules = (subject: Subject) => excuseFinder(subject.files);
  const answers = (of: readonly Subject[]) => {
    const finders = new Map(of.map((subject) => [subject.name, rules(subject)]));
    return judged(of, (mutant, { name }) => finders.get(name)!(mutant)?.sort ?? null);
  };

  it("are right in at least 95% of what they call equivalent, on the known part and on the held-out part", () => {
    const figures = [tell("rules", "known part", answers(known())), tell("rules", "held out", answers(heldOut()))];
    for (const one of figures) {
      expect(precisionOf(one), one.mistakes.join("\n")).toBeGreaterThanOrEqual(PRECISION);
      expect(one.right).toBeGreaterThan(0);
    }
  });

  it("would not pass if they called everything equivalent, or nothing", () => {
    expect(precisionOf(judged(subjects, () => "equivalent"))).toBeLessThan(PRECISION);
    expect(precisionOf(judged(subjects, () => null))).toBeLessThan(PRECISION);
  });
});

describe("with inputs that detect nothing", () => {
  let close = () => {};
  afterAll(() => close());

  it("the finder is right in at least 95% of what it calls equivalent, certainly or probably", async () => {
    const sandbox = createInProcess(await builtEngine());
    close = () => sandbox.close();
    const answers = new Map<string, Answer>();
    for (const { name, files, inputs, mutants, labels } of subjects) {
      const content = { reference: files, alternatives: [], inputs };
      for (const { mutant, witness, excuse } of await judgeMutants(content, mutants, INPUTS, sandbox)) {
        answers.set(mutant.id, excuse?.sort ?? null);
        // A label that an input refutes is wrong, even if a person wrote it.
        if (witness) expect(labels.get(mutant.id)!.label, `${name}: ${mutant.id}`).toBe("different");
      }
    }
    const of = (part: readonly Subject[]) => judged(part, ({ id }) => answers.get(id) ?? null);
    tell("rules and inputs", "known part", of(known()));
    tell("rules and inputs", "held out", of(heldOut()));
    const all = tell("rules and inputs", "all", of(subjects));
    expect(precisionOf(all), all.mistakes.join("\n")).toBeGreaterThanOrEqual(PRECISION);
  }, 900_000);
});
