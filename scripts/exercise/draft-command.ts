import path from "node:path";
import { createInterface } from "node:readline/promises";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/registry";
import { createPool } from "~/sandbox/processes/pool.server";
import { asNamed, namedPath } from "../named-path";
import { type Drafted, draftExercise, REPLY } from "./draft";
import type { Wish } from "./draft-prompt";
import type { ToSend } from "./draft-reply";
import { demandKind } from "./new";

/** `npm run exercise -- draft`: reads the options, asks before it sends, and prints the result. */

type Options = Readonly<Partial<Record<"kind" | "class" | "world" | "from" | "to", unknown>>>;
const MOST_WORLD = 200;

/**
 * Returns an option's value as text, because the package cac turns digits into a number, and repeated options into a
 * list.
 */
const words = (value: unknown) => (value === undefined ? "" : String(value));

/** Reads the command's options. Throws if an option is missing or can't be used. */
export function readWish(options: Options): Wish {
  const [kind, defect, world] = [words(options.kind), words(options.class), words(options.world).trim()];
  if (!kind) throw new Error(`--kind is missing: use one of ${KIND_IDS.join(", ")}`);
  if (!defect) throw new Error(`--class is missing: use one of ${DEFECT_CLASS_IDS.join(", ")}`);
  const isClass = (text: string): text is DefectClass => (DEFECT_CLASS_IDS as string[]).includes(text);
  const known = demandKind(kind);
  if (!isClass(defect)) throw new Error(`There is no class "${defect}": use one of ${DEFECT_CLASS_IDS.join(", ")}`);
  if (!/^\P{Cc}+$/u.test(world) || world.length > MOST_WORLD)
    throw new Error(
      `--world must be one line of 1 to ${MOST_WORLD} characters: name a line of work, such as "bakery orders"`,
    );
  return { kind: known, defect, world };
}

const indent = (line: string) => `  ${line}`;
/** Joins lines for a terminal. Replaces control characters, because a reply could contain them. */
const printed = (lines: readonly string[]) => `${lines.join("\n").replace(/[^\P{Cc}\n]/gu, "�")}\n`;

/** Describes the result and the next step in plain sentences. */
export function describeDraft({ isProven, folder, model, problems, evidence, faults }: Drafted, to?: string): string {
  const at = folder && asNamed(folder);
  if (faults.length > 0) {
    const next = at
      ? `The reply is kept in ${at}/${REPLY}. Ask again, or copy the reply, fix it, and pass it with --from <file>.`
      : `Nothing was written.${model === null ? " Fix the reply in the file, and run the command again." : ""}`;
    return printed(["There is no usable reply:", ...faults.map(indent), next]);
  }
  const missing = problems.map(
    ({ file, line, message }) => `  ${path.join(at!, file)}${line ? `:${line}` : ""} ${message}`,
  );
  const proven = evidence.length > 0 ? ["Verified by running the exercise:", ...evidence.map(indent)] : [];
  const unseen = `The check can't prove that the texts are true and give nothing away, that the defect is typical of its class, or how long the exercise takes. Read all the files, and open the exercise as a learner would: npm run exercise -- preview ${at}`;
  const place = to
    ? `The exercise is now in ${asNamed(to)}.`
    : "Then move the folder to exercises/, or to your own folder of exercises.";
  const unknown = 'The model is unknown. If you know its name, add it under "origin" in exercise.json.';
  const lines = [
    `Wrote ${at} with the prompt and the raw reply in origin/draft/.`,
    ...(model === null ? [unknown] : []),
    ...proven,
    ...(isProven
      ? ["Nothing is missing, and the check finds no problem.", unseen, place]
      : [
          "The exercise is not proven yet. These parts are missing:",
          ...missing,
          `${to ? `The draft is not moved to ${asNamed(to)} until it is proven. ` : ""}Next: fix these files, then run npm run exercise -- check ${at}`,
        ]),
  ];
  return printed(lines);
}

/** Returns the exit code. */
export async function runDraft(options: Options): Promise<number> {
  const wish = readWish(options);
  const [from, to] = [words(options.from), words(options.to)].map((name) => name && namedPath(name)) as [
    string,
    string,
  ];
  const sandbox = createPool({ size: 2 });
  try {
    const drafted = await draftExercise(wish, { ...(from && { from }), ...(to && { to }) }, sandbox, confirmSending);
    process.stdout.write(describeDraft(drafted, to));
    return drafted.isProven ? 0 : 1;
  } finally {
    await sandbox.close();
    // The database is open because calls to the model are counted in it.
    if (!from) await (await import("~/database/db.server")).db.$disconnect();
  }
}

/** Shows what will be sent, and to whom (promise 4). On a terminal, waits until the author agrees. */
async function confirmSending({ prompt, model, host, retention }: ToSend): Promise<boolean> {
  process.stdout.write(`${prompt}\nThis text goes to ${model}, run by ${host}. Retention: ${retention}.\n`);
  if (!process.stdin.isTTY) return true;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await asking.question("Send it? (y/n) ")).trim());
  } finally {
    asking.close();
  }
}
