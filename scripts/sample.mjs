/**
 * Draws the sample of a long list that the quick run of `npm test` uses. The seed is printed, so that a run can be
 * repeated.
 */
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";

/**
 * `count` of the items, drawn by the seed. An item's position in the draw doesn't depend on the other items.
 */
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
 * Folders under exercises/ that differ from the main branch: in commits since the merge base with the first existing
 * one of BASES, in the index, in the working tree, or new and not ignored. If none of BASES exists, differences from
 * HEAD.
 */
const BASES = ["origin/main", "origin/HEAD", "main"];
export function changedExercises() {
  const since = BASES.find((name) => git("rev-parse", "--verify", "--quiet", `${name}^{commit}`));
  const base = since ? git("merge-base", "HEAD", since) : git("rev-parse", "--verify", "--quiet", "HEAD");
  if (base === null) return { since: null, slugs: [] };
  const files = [
    git("diff", "--name-only", "--no-renames", base, "--", "exercises"),
    git("ls-files", "--others", "--exclude-standard", "--", "exercises"),
  ].flatMap((text) => (text ? text.split("\n") : []));
  const slugs = files.flatMap((file) => /^exercises\/([^/]+)\//.exec(file)?.[1] ?? []);
  return { since: since ?? "HEAD", slugs: [...new Set(slugs)].sort() };
}
