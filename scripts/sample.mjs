/**
 * Draws samples from long lists for the quick run of `npm test`, which prints the seed so that the run can be repeated.
 */
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import path from "node:path";

/** Draws `count` of the items, using the seed. An item's position in the draw doesn't depend on the other items. */
export function drawn(seed, all, count, nameOf = String) {
  const place = (one) =>
    crypto
      .createHash("sha256")
      .update(`${seed} ${nameOf(one)}`)
      .digest("hex");
  const chosen = new Set([...all].sort((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, count));
  return all.filter((one) => chosen.has(one));
}

function git(...args) {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Finds the files that differ from the main branch: in commits after the merge base with the first of BASES that
 * exists, in the index, in the working tree, or new and not ignored. If none of BASES exists, finds the files that
 * differ from HEAD.
 */
const BASES = ["origin/main", "origin/HEAD", "main"];
export function changedFiles() {
  const since = BASES.find((name) => git("rev-parse", "--verify", "--quiet", `${name}^{commit}`));
  const base = since ? git("merge-base", "HEAD", since) : git("rev-parse", "--verify", "--quiet", "HEAD");
  if (base === null) return { since: null, files: [] };
  const files = [
    git("diff", "--name-only", "--no-renames", base),
    git("ls-files", "--others", "--exclude-standard"),
  ].flatMap((text) => (text ? text.split("\n") : []));
  return { since: since ?? "HEAD", files: [...new Set(files)].sort() };
}

/** In each room, the quick run includes one in this many test files. */
const SHARE = 6;

/**
 * Divides the test files into those that the quick run includes and those that it leaves out. The quick run includes
 * changed test files, test files next to other changed files, and a sixth of the files in each room (such as app/review
 * or tests/routes), but at least one, drawn using the seed.
 */
export function drawnFiles(seed, files, changed) {
  const folders = new Set(changed.filter((file) => !/\.test\./.test(file)).map((file) => path.dirname(file)));
  const rooms = new Map();
  for (const file of files) {
    const room = path.dirname(file).split("/").slice(0, 2).join("/");
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  const chosen = new Set(files.filter((file) => changed.includes(file) || folders.has(path.dirname(file))));
  for (const all of rooms.values())
    for (const file of drawn(seed, all, Math.ceil(all.length / SHARE))) chosen.add(file);
  return { chosen: files.filter((file) => chosen.has(file)), left: files.filter((file) => !chosen.has(file)) };
}
