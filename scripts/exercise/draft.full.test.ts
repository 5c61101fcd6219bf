import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { isGraded } from "~/kinds/exercise";
import { KIND_IDS } from "~/kinds/registry";
import { runCommand } from "../../tests/setup/commands";
import { testSandbox } from "../../tests/setup/sandbox";
import { draftExercise } from "./draft";
import { describeDraft, readWish } from "./draft-command";
import type { Wish } from "./draft-prompt";
import type { ToSend } from "./draft-reply";
import { templateOf } from "./new";

// Long: one line for each reason why a reply can be unusable.

const server = await vi.hoisted(async () => {
  const { openModelServer } = await import("../../tests/setup/model-server");
  const model = await openModelServer();
  Object.assign(process.env, model.env);
  return model;
});
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "draft-"));
afterAll(async () => {
  fs.rmSync(temporary, { recursive: true });
  await server.close();
});
let drafts = "";
let catalogue = "";
beforeEach(() => {
  server.forget();
  drafts = fs.mkdtempSync(path.join(temporary, "drafts-"));
  catalogue = fs.mkdtempSync(path.join(temporary, "catalogue-"));
});

/** One exercise of each kind. */
const SLUGS = ["slot-overlap", "test-late-fee", "fix-due-date-month-end"];
/** Files that don't affect grades, but that a check reads. */
const KEPT = /^(?:coverage|open|properties)\./;
type Files = Record<string, string>;
/** The files of an exercise from the catalogue, as a model could send them in a reply. */
async function soundFiles(slug: string): Promise<Files> {
  const folder = await readFolder(path.join("exercises", slug));
  return Object.fromEntries(Object.entries(folder).filter(([file]) => isGraded(file) || KEPT.test(file)));
}
function wishFor(files: Files): Wish {
  const { kind, classes } = JSON.parse(files["exercise.json"]!);
  return { kind, defect: classes[0], world: "Bakery orders" };
}
const SOUND = await soundFiles("slot-overlap");
const WISH = wishFor(SOUND);
const KIND = WISH.kind;
const reply = (files: Files) => `Here it is:\n${JSON.stringify({ files })}`;
const stored = (text: string) => {
  const file = path.join(fs.mkdtempSync(path.join(temporary, "stored-")), "reply.txt");
  fs.writeFileSync(file, text);
  return file;
};
const yes = async () => true;
const readStored = async (text: string, wish = WISH) =>
  draftExercise(wish, { from: stored(text), to: catalogue, drafts }, await testSandbox(), yes);
const ask = async (mayAsk: (toSend: ToSend) => Promise<boolean> = yes) =>
  draftExercise(WISH, { drafts }, await testSandbox(), mayAsk);

describe("a stored reply", () => {
  it.each(SLUGS)("that is a sound exercise (%s) is proven, and moved to the chosen folder", async (slug) => {
    const files = await soundFiles(slug);
    const text = reply(files);
    const wish = wishFor(files);
    const drafted = await readStored(text, wish);
    expect(drafted).toMatchObject({ isProven: true, problems: [], folder: path.join(catalogue, "bakery-orders") });
    expect(describeDraft(drafted, catalogue)).toMatch(/Nothing is missing, and the check finds no problem\.\n/);
    expect(fs.readdirSync(drafts)).toEqual([]);
    const written = await readFolder(drafted.folder!);
    expect(written["origin/draft/reply.txt"]).toBe(text);
    expect(JSON.parse(written["origin/draft/about.json"]!)).toMatchObject({ model: null, host: null, kind: wish.kind });
    const { origin, $schema } = JSON.parse(written["exercise.json"]!);
    expect(origin).toMatchObject({ type: "model", prompt: "origin/draft/prompt.md", raw: "origin/draft/reply.txt" });
    expect(path.resolve(drafted.folder!, $schema)).toBe(path.resolve("public/schemas/exercise.v1.json"));
    for (const file of Object.keys(files).filter((name) => !name.endsWith(".json")))
      expect(written[file]).toBe(files[file]);
    expect(server.asked).toEqual([]);
  });

  it("whose proof fails says what is missing, and stays out of the chosen folder", async () => {
    const proof = Object.keys(SOUND).find((file) => file.startsWith("proofs/"))!;
    const passes = 'import { expect, it } from "vitest";\nit("passes", () => expect(1).toBe(1));\n';
    const drafted = await readStored(reply({ ...SOUND, [proof]: passes }));
    expect(drafted).toMatchObject({ isProven: false, folder: path.join(drafts, "bakery-orders") });
    expect(fs.readdirSync(catalogue)).toEqual([]);
    const says = describeDraft(drafted, catalogue);
    expect(says).toMatch(
      new RegExp(`\nThe exercise is not proven yet. These parts are missing:\n(.*\n)*  .*${proof}.* .*AI`),
    );
    expect(says).toMatch(
      /The draft is not moved to .* until it is proven\. Next: fix .* npm run exercise -- check .*\n$/,
    );
  });

  it("that is another exercise than the author asked for is not proven", async () => {
    const { problems } = await readStored(reply(SOUND), { ...WISH, defect: "secret-exposure" });
    expect(problems).toEqual([
      expect.objectContaining({ file: "exercise.json", message: expect.stringContaining("lacks secret-exposure") }),
    ]);
    const other = { ...JSON.parse(SOUND["exercise.json"]!), kind: "another" };
    const drafted = await readStored(reply({ ...SOUND, "exercise.json": JSON.stringify(other) }));
    expect(describeDraft(drafted)).toContain(`"kind" isn't ${KIND}`);
  });

  it("that repeats the example of the prompt is not proven", async () => {
    const template = await readFolder(templateOf(KIND));
    const filled = Object.entries(template).map(([file, text]) => [file, text.replaceAll(/\{\{[^{}]+\}\}/g, "True.")]);
    const files = Object.fromEntries(filled);
    const { isProven, problems } = await readStored(reply(files), wishFor(files));
    expect({ isProven, problems }).toEqual({
      isProven: false,
      problems: [{ file: "", message: expect.stringMatching(/^shares 100% of its code with the example/) }],
    });
  });

  it("never overwrites an earlier draft", async () => {
    const text = reply({ "exercise.json": "{}" });
    const folders = [await readStored(text), await readStored(text)].map(({ folder }) => path.basename(folder!));
    expect(folders).toEqual(["bakery-orders", "bakery-orders-2"]);
  });

  it.each([
    ["../outside.ts", /isn't a path/],
    ["src/../../outside.ts", /isn't a path/],
    ["/tmp/outside.ts", /isn't a path/],
    ["C:\\outside.ts", /isn't a path/],
    ["src\\outside.ts", /isn't a path/],
    [".git/hooks/post-checkout", /isn't a path/],
    ["src/.hidden.ts", /isn't a path/],
    ["src//a.ts", /isn't a path/],
    ["src/a.ts.", /isn't a path/],
    ["src/\u0000.ts", /isn't a path/],
    ["", /isn't a path/],
    [`${"a/".repeat(150)}a.ts`, /isn't a path/],
    ["a/".repeat(100_000), /isn't a path/],
    ["origin/draft/prompt.md", /is in origin/],
    ["Origin/x.md", /is in origin/],
    ["Exercise.json", /is listed twice/],
    ["exercise.json/a.ts", /is also the name of a folder/],
    ["large.ts", /is larger than 64 kB/],
  ])("with the file %.30j is refused as a whole, and says why", async (file, why) => {
    const text = file === "large.ts" ? "é".repeat(33_000) : "x";
    const drafted = await readStored(reply({ ...SOUND, [file]: text }));
    expect(drafted).toMatchObject({ isProven: false, folder: null });
    expect(drafted.faults).toContainEqual(expect.stringMatching(why));
    expect(describeDraft(drafted)).toMatch(/^There is no usable reply:\n(.*\n)*Nothing was written\. Fix .*\n$/);
    expect([...fs.readdirSync(drafts), ...fs.readdirSync(catalogue)]).toEqual([]);
  });

  it.each([
    ["I would rather not.", /can't be parsed/],
    ['{ "files": [] }', /files/],
    ['{ "files": { "a.ts": 1 } }', /files/],
    ['{ "files": {} }', /is empty/],
    [reply(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}.ts`, ""]))), /101 files/],
  ])("that is %.30j is refused, and says why", async (text, why) => {
    const drafted = await readStored(text);
    expect(drafted).toMatchObject({ isProven: false, folder: null, faults: [expect.stringMatching(why)] });
    expect(fs.readdirSync(drafts)).toEqual([]);
  });

  it("that is missing or too large is refused with its name", async () => {
    await expect(readStored("x".repeat(300_000))).rejects.toThrow(/reply\.txt is larger than 256 kB/);
    const missing = draftExercise(WISH, { from: "/no/reply", drafts }, await testSandbox(), yes);
    await expect(missing).rejects.toThrow(
      "There is no file /no/reply. --from must be the path of a file with a model's reply",
    );
  });
});

describe("the model", () => {
  it("is asked with exactly the prompt that is kept and was shown", async () => {
    server.script({ text: reply(SOUND) });
    let shown: ToSend | null = null;
    const drafted = await ask(async (toSend) => {
      expect(server.received()).toBe("");
      shown = toSend;
      return true;
    });
    expect(drafted).toMatchObject({ isProven: true, folder: path.join(drafts, "bakery-orders") });
    const kept = await readFolder(drafted.folder!);
    const prompt = kept["origin/draft/prompt.md"]!;
    expect(server.asked.map(({ body }) => body.messages)).toEqual([[{ role: "user", content: prompt }]]);
    expect(shown).toEqual({ prompt, model: "test-model", host: "the test server", retention: "nothing is kept" });
    expect(kept["origin/draft/reply.txt"]).toBe(reply(SOUND));
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.parse(kept["origin/draft/about.json"]!)).toMatchObject({
      model: "test-model",
      host: "the test server",
      date,
      class: WISH.defect,
      world: "Bakery orders",
    });
    expect(JSON.parse(kept["exercise.json"]!).origin).toMatchObject({ name: "test-model", date });
    const example = await readFolder(templateOf(KIND));
    for (const part of [KIND, WISH.defect, WISH.world, '"$schema"', ...Object.entries(example).flat()])
      expect(prompt).toContain(part);
  });

  it("is not asked without the author's consent", async () => {
    await expect(ask(async () => false)).rejects.toThrow("Nothing was sent.");
    expect(server.received()).toBe("");
    expect(fs.readdirSync(drafts)).toEqual([]);
  });

  it("may repair its reply once, and both replies are kept", async () => {
    server.script({ text: reply({ "../a.ts": "x" }) }, { text: reply(SOUND) });
    const { isProven, folder } = await ask();
    expect(isProven).toBe(true);
    const kept = await readFolder(folder!);
    expect(kept["origin/draft/reply-before-repair.txt"]).toBe(reply({ "../a.ts": "x" }));
    expect(kept["origin/draft/reply.txt"]).toBe(reply(SOUND));
    expect(server.asked[1]?.body.messages[2]?.content).toContain("isn't a path in the folder");
  });

  it("says why the repair of its reply failed", async () => {
    server.script({ text: reply({ "../a.ts": "x" }) }, { status: 401 });
    const drafted = await ask();
    for (const said of ["rejected Onramp’s API key", "isn't a path in the folder"])
      expect(describeDraft(drafted)).toContain(said);
    const kept = await readFolder(drafted.folder!);
    expect(JSON.parse(kept["origin/draft/about.json"]!).how).toMatch(/^Asked twice/);
  });

  it("keeps nothing but its raw reply if that stays useless", async () => {
    server.replyWith({ text: "I would rather not." });
    const drafted = await ask();
    expect(drafted.isProven).toBe(false);
    expect(fs.readdirSync(drafted.folder!)).toEqual(["origin"]);
    expect(describeDraft(drafted)).toMatch(/The reply is kept in .*\/origin\/draft\/reply\.txt\. Ask again, or copy/);
  });

  it("that fails leaves nothing behind, and says why", async () => {
    server.replyWith({ status: 401 });
    const drafted = await ask();
    expect(drafted).toMatchObject({ isProven: false, folder: null });
    expect(describeDraft(drafted)).toContain("rejected Onramp’s API key");
    expect(fs.readdirSync(drafts)).toEqual([]);
  });
});

describe("the command", () => {
  it("names the option that can't be used", () => {
    const refusal = (options: Parameters<typeof readWish>[0]) => () => readWish(options);
    expect(refusal({})).toThrow(`--kind is missing: use one of ${KIND_IDS.join(", ")}`);
    expect(refusal({ kind: "quiz" })).toThrow(/--class is missing: use one of misread-requirement, /);
    expect(refusal({ kind: "quiz", class: "injection" })).toThrow(/There is no kind "quiz": use one of /);
    expect(refusal({ kind: KIND, class: "rude" })).toThrow(/There is no class "rude": use one of /);
    for (const world of ["", " ", "a\nb", "a".repeat(201)])
      expect(refusal({ kind: KIND, class: "injection", world })).toThrow(/--world must be one line of 1 to 200/);
    expect(readWish({ kind: KIND, class: "injection", world: 2024 }).world).toBe("2024");
  });

  const args = ["draft", "--kind", KIND, "--class", "injection", "--world", "bakery orders"];

  it("says in one sentence what to set without an endpoint", async () => {
    const env = Object.fromEntries(Object.keys(server.env).map((name) => [name, ""]));
    const { status, stdout, stderr } = await runCommand("exercise.ts", args, { env });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^No language model is set up: set OPENAI_BASE_URL, .*docs\/models\.md.*--from <file>\.\n$/);
  });

  it("shows the text and who receives it, and needs no database", async () => {
    server.replyWith({ status: 401 });
    const env = { DATABASE_URL: `file:${drafts}/onramp.db`, DATA_DIR: drafts, LOG_LEVEL: "" };
    const { status, stdout, stderr } = await runCommand("exercise.ts", args, { env });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const [shown, ...rest] = stdout.split("\nThis text goes to test-model, run by the test server. Retention: ");
    expect(server.asked.map(({ body }) => body.messages[0]?.content)).toEqual([shown]);
    expect(rest.join()).toMatch(
      /^nothing is kept\.\nThere is no usable reply:\n.*rejected Onramp’s API key.*\nNothing was written\.\n$/,
    );
    expect(fs.readdirSync(drafts)).toEqual(["secret"]);
  });
});
