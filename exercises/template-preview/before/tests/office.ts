import type { Disk } from "../src/disk";
import type { Member, Workspace } from "../src/workspace";

export const uma: Member = { name: "Uma", workspace: "acme", isSupport: false };
export const rex: Member = { name: "Rex", workspace: "bolt", isSupport: false };
export const eve: Member = { name: "Eve", workspace: "relaybird", isSupport: true };

/** The path that a disk makes of another one. */
function walked(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** An office with two workspaces, on 20 November, and a disk with these files. */
export function officeWith(files: Record<string, string> = {}, acme: Partial<Workspace> = {}) {
  const all: Workspace[] = [{ slug: "acme", ...acme }, { slug: "bolt" }];
  const disk: Disk = { text: async (path) => files[walked(path)] };
  const warnings: string[] = [];
  return {
    workspaces: { bySlug: (slug: string) => all.find((one) => one.slug === slug) },
    campaigns: [{ workspace: "acme", title: "Spring sale", template: "spring/sale" }],
    today: () => "2026-11-20",
    disk,
    warn: (text: string) => void warnings.push(text),
    warnings,
  };
}
