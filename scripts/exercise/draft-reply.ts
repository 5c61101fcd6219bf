import fs from "node:fs/promises";
import { z } from "zod";
import type { Files } from "~/sandbox/contract";
import { ModelFailure } from "~/tutor/model/failure";
import { readJson } from "~/tutor/model/read-json";
import { MOST } from "./draft-prompt";

/**
 * An exercise folder has about 4,000 tokens. Some models reject requests that allow a reply of more than 16,384 tokens.
 */
const MAX_TOKENS = 16_000;
const MOST_QUOTED = 100;

/** The text that will be sent, and who receives it. */
export interface ToSend {
  readonly prompt: string;
  readonly model: string;
  readonly host: string;
  readonly retention: string;
}
export interface Reply {
  /**
   * At most two replies, of which the last one is used. If there are two, the first one was not in the correct format.
   */
  readonly texts: readonly string[];
  /** Null if unknown. */
  readonly model: string | null;
  readonly host: string | null;
  /** In the format 2026-11-23. */
  readonly date: string;
  readonly how: string;
  /** The reason why there is no usable reply, and what to do. Null if there is a usable reply. */
  readonly failure: string | null;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export async function readStored(file: string): Promise<Reply> {
  const found = await fs.stat(file).catch(() => null);
  if (!found?.isFile())
    throw new Error(`There is no file ${file}. --from must be the path of a file with a model's reply`);
  if (found.size > MOST.replyBytes) throw new Error(`${file} is larger than ${MOST.replyBytes / 1024} kB: shorten it`);
  return {
    texts: [await fs.readFile(file, "utf8")],
    model: null,
    host: null,
    date: dayOf(found.mtime),
    failure: null,
    how: "A stored reply, read with --from. The date is the file’s modification date. The prompt is the one that Onramp would send; Onramp can’t tell whether the reply answers exactly this prompt.",
  };
}

export async function askModel(prompt: string, mayAsk: (toSend: ToSend) => Promise<boolean>): Promise<Reply> {
  const { askJson, modelInfo } = await import("~/tutor/model/model.server");
  const info = modelInfo();
  if (!info)
    throw new Error(
      "No language model is set up: set OPENAI_BASE_URL, OPENAI_MODEL, MODEL_HOST and MODEL_RETENTION (docs/models.md), or pass a stored reply with --from <file>.",
    );
  if (!(await mayAsk({ prompt, ...info }))) throw new Error("Nothing was sent.");
  const texts: string[] = [];
  let asked = 0;
  const onAsk = () => void asked++;
  const onReply = (text: string) => void texts.push(text);
  const messages = [{ role: "user", content: prompt }] as const;
  let failure: string | null = null;
  try {
    await askJson({
      purpose: "draft",
      payer: null,
      messages,
      maxTokens: MAX_TOKENS,
      schema: ReplySchema,
      onAsk,
      onReply,
    });
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    failure = error.message;
  }
  const how = asked > 1 ? "Asked twice: the second time to repair the form of the first reply." : "Asked once.";
  return { texts, model: info.model, host: info.host, date: dayOf(new Date()), how, failure };
}

/** Matches a path: names joined by "/", none of which begins or ends with a dot. */
const PATH = /^[a-z0-9](?:[\w-]|\.(?=[\w-]))*(?:\/[a-z0-9_](?:[\w-]|\.(?=[\w-]))*)*$/i;

/** Lists the reasons why these files can't be written, one line each, and what to do about each. */
function faultsOf(files: Files): string[] {
  const paths = Object.keys(files);
  if (paths.length === 0) return ['"files" is empty: include every file of the folder'];
  if (paths.length > MOST.files)
    return [`"files" has ${paths.length} files: at most ${MOST.files} can be written, so leave some out`];
  // Some disks treat "A" and "a" as the same name.
  const taken = new Set<string>();
  const short = paths.filter((file) => file.length <= MOST.path);
  const isFolder = new Set(short.flatMap((file) => parentsOf(file.toLowerCase())));
  return paths.flatMap((file) => {
    const name = JSON.stringify(file.slice(0, MOST_QUOTED));
    const lower = file.toLowerCase();
    const isTaken = taken.has(lower) || isFolder.has(lower);
    taken.add(lower);
    if (file.length > MOST.path || !PATH.test(file))
      return [`${name} isn't a path in the folder: use names of letters, digits, ".", "-" and "_", separated by "/"`];
    if (parentsOf(lower).includes("origin") || lower === "origin")
      return [`${name} is in origin/, where Onramp keeps the prompt and the reply: leave it out`];
    if (isTaken) return [`${name} is listed twice, or is also the name of a folder: rename it`];
    if (Buffer.byteLength(files[file]!) > MOST.fileBytes)
      return [`${name} is larger than ${MOST.fileBytes / 1024} kB: shorten it`];
    return [];
  });
}
const parentsOf = (file: string) => {
  const names = file.split("/").slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join("/"));
};

const FilesSchema = z.object({ files: z.record(z.string(), z.string()) });
/** The schema for a reply. The model receives this schema's error messages, and may then correct its reply once. */
const ReplySchema = FilesSchema.superRefine(({ files }, context) => {
  for (const message of faultsOf(files)) context.addIssue({ code: "custom", message });
});

export function readReply({ texts, failure }: Reply): { files: Files; faults: readonly string[] } {
  const text = texts.at(-1);
  const failed = failure ? [failure] : [];
  if (text === undefined) return { files: {}, faults: failed };
  if (Buffer.byteLength(text) > MOST.replyBytes)
    return { files: {}, faults: [`the reply is larger than ${MOST.replyBytes / 1024} kB: ask for a smaller exercise`] };
  const read = readJson(text, FilesSchema);
  if (read.isRight) return { files: read.value.files, faults: [...failed, ...faultsOf(read.value.files)] };
  const wrong = `the reply must be a JSON object { "files": { "<path>": "<text>" } }: ${read.wrong}`;
  return { files: {}, faults: [...failed, wrong] };
}
