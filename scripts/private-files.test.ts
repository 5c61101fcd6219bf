import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { keepPrivate } from "./private-files.mjs";

const place = fs.mkdtempSync(path.join(os.tmpdir(), "private-"));
const umask = process.umask();
afterAll(() => {
  process.umask(umask);
  fs.rmSync(place, { recursive: true, force: true });
});
const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

it("makes the data folder, the exports' folder, the database and everything created afterwards private", () => {
  const folders = ["data", "shared", "exports"].map((name) => path.join(place, name));
  const [data, elsewhere, exports] = folders as [string, string, string];
  for (const folder of folders) fs.mkdirSync(folder);
  const files = [`${data}/secret`, `${data}/deleted-people.jsonl`, `${elsewhere}/x.db`, `${elsewhere}/x.db-wal`];
  for (const file of files) fs.writeFileSync(file, "");
  for (const file of files) fs.chmodSync(file, 0o644);
  for (const folder of folders) fs.chmodSync(folder, 0o755);
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  keepPrivate(`file:${elsewhere}/x.db`, { dataDir: data, exportsDir: exports, say });
  expect(files.map(modeOf)).toEqual([0o600, 0o600, 0o600, 0o600]);
  expect([modeOf(data), modeOf(elsewhere), modeOf(exports), said]).toEqual([0o700, 0o755, 0o700, []]);
  fs.writeFileSync(`${data}/new`, "");
  fs.mkdirSync(`${data}/folder`);
  expect([modeOf(`${data}/new`), modeOf(`${data}/folder`)]).toEqual([0o600, 0o700]);
});
