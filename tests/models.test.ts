import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { askJson } from "~/tutor/model/model.server";
import { type Door, openDoor } from "./access/door";

/** Checks that promise 4 and docs/models.md describe what the code does. */

const server = await vi.hoisted(async () => {
  const { openModelServer } = await import("./setup/model-server");
  const model = await openModelServer();
  Object.assign(process.env, model.env);
  return model;
});
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(async () => {
  await door.close();
  await server.close();
});

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const PROMISE =
  "Onramp trains no model. It sends text to a model only when you press the button for it, after showing you the exact text and who receives it; models are off unless your installation sets an endpoint. One exception: where a lead allows it, a mentor can send a model the work that you handed in, without your name, to get a draft of a comment. You can turn this off.";

describe("promise 4", () => {
  it.each(["README.md", "docs/design.md"])("appears word for word in %s", (file) => {
    expect(read(file).replaceAll(/\s+/g, " ")).toContain(`4. ${PROMISE} 5.`);
  });

  it("appears word for word on the front page, which sends nothing", async () => {
    const page = await (await fetch(`${door.origin}/`)).text();
    expect(page.replaceAll(/\s+/g, " ")).toContain(PROMISE);
    expect(server.received()).toBe("");
  });
});

describe("docs/models.md", () => {
  const section = read("docs/models.md").split("## What each call sends")[1]!.split("\n## ")[0]!;
  const [, fields = "", purposes = ""] = section.split(/^\| (?:field|purpose) \|.*$/m);
  const rowsOf = (table: string) => [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell!);

  it("lists each field that a call sends", async () => {
    server.script({ text: "{}" });
    const messages = [{ role: "user", content: "JSON" }] as const;
    await askJson({ purpose: "check", payer: null, messages, maxTokens: 5, schema: z.object({}) });
    const documented = rowsOf(fields).flatMap((cell) => [...cell.matchAll(/`([a-z_]+)/g)].map(([, name]) => name!));
    expect([...new Set(documented)].sort()).toEqual(Object.keys(server.asked[0]!.body).sort());
  });

  it("lists each purpose for which the code calls a model", () => {
    const files = ["app", "scripts"]
      .flatMap((dir) =>
        fs.readdirSync(path.join(root, dir), { recursive: true, encoding: "utf8" }).map((file) => path.join(dir, file)),
      )
      .filter((file) => /\.tsx?$/.test(file) && !/generated|\.test\./.test(file));
    const CALL = /\b(?:streamText|askJson)\([^;]*?\bpurpose: "([a-z-]+)"/g;
    const called = files.flatMap((file) => [...read(file).matchAll(CALL)].map(([, purpose]) => purpose!));
    expect(called).toContain("check");
    expect(rowsOf(purposes)).toEqual([...new Set(called)].sort().map((purpose) => `\`${purpose}\``));
  });

  /**
   * For each call, the interfaces (with their files) whose values Onramp writes the call's text from. A call that sends
   * a fixed sentence has no interface.
   */
  const WRITTEN_FROM: Record<string, readonly (readonly [type: string, file: string])[]> = {
    "ai-review": [["SentForReview", "app/tutor/ladder/sent-for-review.ts"]],
    check: [],
    comment: [["SentForComment", "app/tutor/ladder/sent-for-comment.ts"]],
    draft: [["Wish", "scripts/exercise/draft-prompt.ts"]],
    tutor: [
      ["Sent", "app/tutor/ladder/sent.ts"],
      ["SentOnReport", "app/tutor/ladder/sent-on-report.ts"],
    ],
  };
  const fieldsOf = (type: string, file: string): string[] => {
    const [, body = ""] = read(file).split(new RegExp(`^(?:export )?interface ${type}\\b.*\\{$`, "m"));
    return [...body.split("\n}")[0]!.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name!);
  };

  it.each(rowsOf(purposes).map((cell) => cell.replaceAll("`", "")))(
    "lists the fields of the call for %s",
    (purpose) => {
      expect(WRITTEN_FROM).toHaveProperty(purpose);
      const fields = WRITTEN_FROM[purpose]!.map(([type, file]) => fieldsOf(type, file));
      expect(fields.filter(({ length }) => length === 0)).toEqual([]);
      const row = new RegExp(`^\\| \`${purpose}\` \\|.*\\| ([^|]+) \\|$`, "m").exec(purposes)![1]!;
      expect(row).toBe([...new Set(fields.flat())].map((name) => `\`${name}\``).join(", ") || "none");
    },
  );
});
