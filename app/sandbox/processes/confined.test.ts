import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedFolder } from "../wasm.server";
import { networkWall, startConfined } from "./confined.server";
import { createPool, type SandboxPool } from "./pool.server";

/** Tests that an attacker who broke out of the engine could do no harm in the confined process. */

/** The actions that the test attempts in such a process, each as an expression. */
const TRIED = {
  "read a file": `fs.readFileSync("/etc/passwd")`,
  "read the product's code": `fs.readFileSync(${JSON.stringify(path.resolve("package.json"))})`,
  "list a folder": `fs.readdirSync("/")`,
  "write a file": `fs.writeFileSync(${JSON.stringify(path.join(os.tmpdir(), "onramp-broke-out"))}, "x")`,
  "start a process": `spawnSync("true").error ? (() => { throw new Error("denied"); })() : "started"`,
  "start a thread": `new Worker("1", { eval: true })`,
  "load a module of the product": `createRequire(import.meta.url)(${JSON.stringify(path.resolve("node_modules/zod"))})`,
};
const SCRIPT = `import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
const told = { env: Object.keys(process.env), cwd: process.cwd() };
${Object.entries(TRIED)
  .map(
    ([name, code]) =>
      `try { ${code}; told[${JSON.stringify(name)}] = "done"; } catch { told[${JSON.stringify(name)}] = "denied"; }`,
  )
  .join("\n")}
process.send(told);
process.on("disconnect", () => process.exit());
`;

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-confined-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it("has no environment, reads and writes no files, and starts no process", async () => {
  const script = path.join(folder, "breaks-out.mjs");
  fs.writeFileSync(script, SCRIPT);
  const child = startConfined(script);
  const told = await new Promise((resolve) => child.once("message", resolve));
  child.disconnect();
  const denied = Object.fromEntries(Object.keys(TRIED).map((name) => [name, "denied"]));
  expect(told).toEqual({ env: [], cwd: path.parse(script).root, ...denied });
});

it.skipIf(networkWall() === "none")("opens no connection", async () => {
  const server = net.createServer((socket) => socket.end()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const script = path.join(folder, "calls-out.mjs");
  const { port } = server.address() as AddressInfo;
  const call = `net.connect(${port}, "127.0.0.1").on("connect", () => process.send("connected")).on("error", ({ code }) => process.send(code))`;
  fs.writeFileSync(
    script,
    `import net from "node:net";
try { ${call}; } catch ({ code }) { process.send(code); }
process.on("disconnect", () => process.exit());
`,
  );
  const child = startConfined(script);
  const told = await new Promise((resolve) => child.once("message", resolve));
  child.disconnect();
  server.close();
  expect(told).toMatch(/^(ENETUNREACH|ERR_ACCESS_DENIED)$/);
});

it("runs if the product is installed behind a link", async () => {
  const link = path.join(folder, "current");
  fs.symlinkSync(generatedFolder(), link);
  const pool = createPool({ size: 1, script: path.join(link, "pool-worker.mjs") });
  const { outcome } = await pool.run({ files: { "a.test.ts": "test('a', () => {})" }, tests: ["a.test.ts"] });
  await pool.close();
  expect(outcome).toBe("completed");
});

describe.runIf(process.platform === "linux")("the engine's own process", () => {
  let pool: SandboxPool;
  let proc = "";
  beforeAll(async () => {
    const before = new Set(children());
    pool = createPool({ size: 1 });
    await pool.run({ files: { "a.test.ts": "test('a', () => expect(1).toBe(1))" }, tests: ["a.test.ts"] });
    proc = `/proc/${children().find((pid) => !before.has(pid))}`;
  });
  afterAll(() => pool.close());

  const children = () => fs.readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");

  it("has no open files except pipes and null devices", () => {
    const open = fs.readdirSync(`${proc}/fd`).map((fd) => fs.readlinkSync(`${proc}/fd/${fd}`));
    expect(open.filter((name) => !/^(?:\/dev\/null|(?:pipe|socket|anon_inode):.*)$/.test(name))).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)('runs as "nobody" if root started it', () => {
    const status = fs.readFileSync(`${proc}/status`, "utf8");
    for (const name of ["Uid", "Gid"]) expect(status).toMatch(new RegExp(`^${name}:(?:\\s+65534){4}$`, "m"));
    expect(status).toMatch(/^Groups:\s*$/m);
    expect(status).toMatch(/^CapEff:\s*0+$/m);
  });
});
