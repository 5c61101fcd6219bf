import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { readFolder } from "~/catalogue/folder.server";
import type { Origin, Problem } from "~/kinds/exercise";
import { faultOfJson, lineOfJson } from "~/kinds/folder-reader";
import type { KindId } from "~/kinds/registry";
import { MOST_SHARED, printOf, sharedTokens } from "~/kinds/shared-code";
import type { Files, Sandbox } from "~/sandbox/contract";
import { checkFolder } from "../check-folders";
import { type Wish, writePrompt } from "./draft-prompt";
import { askModel, type Reply, readReply, readStored, type ToSend } from "./draft-reply";
import { nameSchemas, templateOf, writeAll } from "./new";

/** The folder in which drafts stay, outside the catalogue and version control, until `check` finds no problem. */
const DRAFTS = path.resolve(import.meta.dirname, "../../drafts");
const PROMPT = "origin/draft/prompt.md";
/** The file with the raw reply. */
export const REPLY = "origin/draft/reply.txt";
const MOST_NAME = 100;

/** The folder is named after the exercise's subject, because a defect class in the name would give the defect away. */
const slugOf = (world: string) =>
  world
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "") || "draft";

/** Creates a folder with this name, or with a number added if the name is taken. */
async function claimFolder(parent: string, slug: string): Promise<string> {
  await fs.mkdir(parent, { recursive: true });
  for (let n = 1; ; n++) {
    const folder = path.join(parent, n === 1 ? slug : `${slug}-${n}`);
    try {
      await fs.mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function originFiles(prompt: string, wish: Wish, { texts, model, host, date, how }: Reply): Files {
  const about = { model, host, date, how, kind: wish.kind, class: wish.defect, world: wish.world };
  return {
    [PROMPT]: prompt,
    "origin/draft/about.json": `${JSON.stringify(about, null, 2)}\n`,
    ...(texts.length > 1 && { "origin/draft/reply-before-repair.txt": texts[0]! }),
    ...(texts.length > 0 && { [REPLY]: texts.at(-1)! }),
  };
}

/**
 * Puts the true origin into the reply's exercise.json. Text that isn't a JSON object stays unchanged, and `check`
 * reports it.
 */
function withOrigin(text: string, { model, date }: Reply): string {
  const read = faultOfJson(text) === null ? z.looseObject({}).safeParse(JSON.parse(text)) : null;
  if (!read?.success) return text;
  const { $schema: _, ...rest } = read.data;
  const name = (model ?? "unknown model").slice(0, MOST_NAME);
  const origin: Origin = { type: "model", name, date, prompt: PROMPT, raw: REPLY };
  return `${JSON.stringify({ ...rest, origin }, null, 2)}\n`;
}

/** Lists the ways in which the exercise differs from the one that the author asked for. */
function notAsWished(text: string, { kind, defect }: Wish): Problem[] {
  const file = "exercise.json";
  const Asked = z.object({ kind: z.unknown(), classes: z.array(z.unknown()) });
  const read = faultOfJson(text) === null ? Asked.safeParse(JSON.parse(text)) : null;
  // `check` reports a file that can't be read.
  if (!read?.success) return [];
  const problem = (field: string, message: string): Problem => {
    const line = lineOfJson(text, [field]);
    return { file, ...(line !== undefined && { line }), message };
  };
  return [
    ...(read.data.kind === kind ? [] : [problem("kind", `"kind" isn't ${kind}, which you asked for`)]),
    ...(read.data.classes.includes(defect)
      ? []
      : [problem("classes", `"classes" lacks ${defect}, which you asked for: change the defect, or ask again`)]),
  ];
}

/** Reports a problem if a reply only rewords the example, because that isn't a new exercise. */
async function tooSimilar(files: Files, kind: KindId): Promise<Problem[]> {
  const shared = sharedTokens(printOf(files), printOf(await readFolder(templateOf(kind))));
  if (shared < MOST_SHARED) return [];
  const message = `shares ${Math.round(shared * 100)}% of its code with the example in the prompt: write other code, or ask again`;
  return [{ file: "", message }];
}

/** The outcome of a draft. */
export interface Drafted {
  /** True if `check` finds no problem, and if the reply is the exercise that the author asked for. */
  readonly isProven: boolean;
  /** Null if nothing was written. */
  readonly folder: string | null;
  /** Null if unknown. */
  readonly model: string | null;
  readonly problems: readonly Problem[];
  readonly evidence: readonly string[];
  /** Reasons why the whole reply can't be used, one line each. */
  readonly faults: readonly string[];
}

/**
 * Writes an exercise from a model's reply to the drafts folder, together with the prompt and the raw reply, and checks
 * it. With `to`, moves the exercise there, but only if `check` finds no problem. Never overwrites anything.
 */
export async function draftExercise(
  wish: Wish,
  { from, to, drafts = DRAFTS }: { from?: string; to?: string; drafts?: string },
  sandbox: Sandbox,
  mayAsk: (toSend: ToSend) => Promise<boolean>,
): Promise<Drafted> {
  const prompt = await writePrompt(wish);
  const reply = from === undefined ? await askModel(prompt, mayAsk) : await readStored(from);
  const { files, faults } = readReply(reply);
  const { model } = reply;
  const nothing = { model, isProven: false, problems: [], evidence: [], faults };
  // There is nothing to keep, because the reply was read from a file or there is no reply.
  if (faults.length > 0 && (from !== undefined || reply.texts.length === 0)) return { ...nothing, folder: null };
  const slug = slugOf(wish.world);
  const folder = await claimFolder(drafts, slug);
  await writeAll(folder, originFiles(prompt, wish, reply));
  if (faults.length > 0) return { ...nothing, folder };
  const exercise = withOrigin(files["exercise.json"] ?? "", reply);
  await writeAll(folder, "exercise.json" in files ? { ...files, "exercise.json": exercise } : files);
  const checked = await checkFolder(folder, sandbox, { isQuick: false });
  const problems = [...checked.problems, ...notAsWished(exercise, wish), ...(await tooSimilar(files, wish.kind))];
  const isProven = problems.length === 0;
  const place = isProven && to !== undefined ? await move(folder, await claimFolder(to, slug)) : folder;
  await nameSchemas(place);
  return { isProven, folder: place, model, problems, evidence: checked.evidence, faults };
}

async function move(from: string, to: string): Promise<string> {
  await fs.cp(from, to, { recursive: true, errorOnExist: true, force: false });
  await fs.rm(from, { recursive: true });
  return to;
}
