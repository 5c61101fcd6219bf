// Long: everything between the start of one preview and its end, in the order in which it happens.
import crypto from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { RequestHandler } from "express";
import { createServer, type ViteDevServer } from "vite";
import { readFolder } from "~/catalogue/folder.server";
import { blanksIn } from "~/kinds/blanks";
import { ExerciseProblems, type Folder, type Problem } from "~/kinds/exercise";
import { readExercise } from "~/kinds/read-exercise";

/**
 * The host is not "localhost", because cookies ignore the port, and the author may be signed in to another Onramp at
 * localhost.
 */
const HOST = "127.0.0.1";
const FIRST_PORT = 3100;
const PORTS_TRIED = 50;
/** How long to wait after a change. Editors may save several files at once, and some write a file in two steps. */
const SETTLE_MS = 150;

/**
 * Serves one exercise in the real application, with the author signed in and a separate database, and watches the
 * folder. After each valid change, offers the new version and reloads the open page. If a change contains errors,
 * prints them in the terminal and keeps offering the last valid version. At the start and after each reload, lists the
 * template's placeholders that are left. Resolves once the server is listening; Ctrl-C stops the server and removes
 * everything that it created.
 */
export async function preview(folder: string, { port }: { port?: number }): Promise<void> {
  const source = path.resolve(folder);
  const slug = path.basename(source);
  const first = await readable(source);
  const listening = port === undefined ? await findPort(FIRST_PORT) : await demandPort(port);
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-preview-"));
  process.on("exit", () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  const offered = path.join(home, "exercises");
  write(path.join(offered, slug), first);

  setEnvironment(home, listening);
  const { migrate } = await import("../migrate.mjs");
  await migrate();
  const vite = await createServer({
    // Watches only the exercise, because the product's own sources don't change during a preview.
    server: {
      middlewareMode: true,
      hmr: { host: HOST, port: await findPort(listening + 1) },
      watch: { ignored: (file: string) => file !== source && !file.startsWith(source + path.sep) },
    },
  });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build");
  try {
    const { entry } = await load();
    await entry.module.serve({ build: load, assets: await signInAt("/preview", slug, vite) }, [offered]);
  } catch (error) {
    // Vite's watcher and the sandbox's processes would keep this process running.
    await vite.close();
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
  process.stdout.write(`\nPreview of ${slug}: http://${HOST}:${listening}/preview\n${sayBlanks(first)}`);

  follow(vite, source, async () => {
    const changed = await readable(source);
    write(path.join(offered, slug), changed);
    await offerAgain(vite, offered, slug);
    vite.ws.send({ type: "full-reload" });
    process.stdout.write(`${sayTime()} Reloaded ${slug}.\n${sayBlanks(changed)}`);
  });
}

/**
 * Reads the folder of an exercise, which may still contain placeholders and errors. Throws `ExerciseProblems` if it
 * can't be read as an exercise.
 */
async function readable(source: string): Promise<Folder> {
  if (!fs.existsSync(source)) throw new Error(`There is no folder ${source}`);
  const files = await readFolder(source);
  // Learners can open a second form only after its first form, which a preview doesn't have.
  const json = files["exercise.json"]
    ?.replace(/"secondFormOf"\s*:\s*"[^"]*"\s*,/, "")
    .replace(/,\s*"secondFormOf"\s*:\s*"[^"]*"/, "");
  const shown = json === undefined ? files : { ...files, "exercise.json": json };
  readExercise(shown);
  return shown;
}

function write(target: string, files: Folder): void {
  fs.rmSync(target, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    fs.writeFileSync(path.join(target, file), text);
  }
}

/**
 * Changes settings for this process only, before anything reads them, so that the preview doesn't affect an
 * installation on this machine.
 */
function setEnvironment(home: string, port: number): void {
  process.chdir(path.resolve(import.meta.dirname, "../.."));
  for (const name of [
    "SECRET",
    "EXERCISES_DIR",
    "EXERCISES_BUILT_IN",
    "EXPORTS_DIR",
    "SMTP_URL",
    "MAIL_FROM",
    "METRICS_TOKEN",
    "TRUST_PROXY",
  ])
    delete process.env[name];
  Object.assign(process.env, {
    NODE_ENV: "development",
    HOST,
    PORT: String(port),
    ORIGIN: `http://${HOST}:${port}`,
    DATABASE_URL: `file:${path.join(home, "preview.db")}`,
    DATA_DIR: home,
    DEMO: "0",
    GRADERS: "1",
    DRAIN_SECONDS: "0",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  });
}

/** Serves Vite's files, and a URL that signs the author in as a learner and redirects to the exercise. */
async function signInAt(address: string, slug: string, vite: ViteDevServer): Promise<RequestHandler> {
  const { register } = await vite.ssrLoadModule("/app/accounts/sign-in/registration.server.ts");
  const { signIn } = await vite.ssrLoadModule("/app/accounts/sign-in/sign-in.server.ts");
  const [email, password] = ["author@preview.invalid", crypto.randomUUID()];
  let isKnown = false;
  return (request, response, next) => {
    if (request.path !== address) return vite.middlewares(request, response, next);
    const entering = isKnown ? signIn(email, password) : register("Author", email, password);
    entering
      .then(({ headers }: { headers: Headers }) => {
        isKnown = true;
        response.setHeader("Set-Cookie", headers.getSetCookie());
        response.redirect(303, `/exercises/${encodeURIComponent(slug)}`);
      })
      .catch(next);
  };
}

/** Offers the new version, and moves a draft in progress to it, so that the page shows the new text. */
async function offerAgain(vite: ViteDevServer, offered: string, slug: string): Promise<void> {
  const { indexExercises, findExercise } = await vite.ssrLoadModule("/app/catalogue/catalogue.server.ts");
  const { db } = await vite.ssrLoadModule("/app/database/db.server.ts");
  await indexExercises([offered]);
  await db.draft.updateMany({ where: { slug }, data: { revisionId: findExercise(slug).revisionId } });
}

/**
 * Calls `change` once file changes have settled, and never twice at the same time. Errors in `change` are printed and
 * don't stop the preview.
 */
function follow(vite: ViteDevServer, source: string, change: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(change).catch(say);
    }, SETTLE_MS);
  };
  vite.watcher.add(source);
  // The first scan of the folder reports each file as new.
  vite.watcher.on("change", later).on("unlink", later).on("add", later);
}

function say(error: unknown): void {
  const problems = error instanceof ExerciseProblems ? error.problems : [{ file: "", message: String(error) }];
  process.stdout.write(
    `${sayTime()} It can't be read; the preview still shows the last good version:\n${linesOf(problems)}`,
  );
}

const linesOf = (problems: readonly Problem[]) =>
  problems.map(({ file, line, message }) => `  ${file}${line ? `:${line}` : ""} ${message}\n`).join("");

/** Lists the template's placeholders that are left, because learners would see them; "" if there are none. */
function sayBlanks(folder: Folder): string {
  const blanks = blanksIn(folder);
  if (blanks.length === 0) return "";
  return `Blanks that you still have to fill in:\n${linesOf(blanks)}`;
}

const sayTime = () => new Date().toTimeString().slice(0, 8);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.on("error", () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

async function findPort(from: number): Promise<number> {
  for (let port = from; port < from + PORTS_TRIED; port++) if (await isFree(port)) return port;
  throw new Error(`Ports ${from} to ${from + PORTS_TRIED - 1} are all in use: choose another with --port`);
}

async function demandPort(port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new Error("--port must be a number from 1 to 65534");
  if (!(await isFree(port))) throw new Error(`Port ${port} is in use by another program: choose another with --port`);
  return port;
}
