import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { env } from "~/operations/env.server";
import { limiters } from "~/operations/limits.server";
import { type Door, openDoor, ROUTES } from "../access/door";
import { addressOf } from "../access/forms";
import { send } from "../access/rows";
import { fillWorld, makePeople, type Who, type World } from "../access/world";

/**
 * Walks all pages, finds every form that they show, and fills the fields with texts that break careless code. The
 * answer is never a server error, and a refusal appears where the person can fix the input. The walk also finds forms
 * that are added later.
 */
vi.hoisted(() => {
  process.env.TRUST_PROXY = "1";
});

const HARD: Record<string, string> = {
  markup: `"'><img src=x onerror="alert(1)"><script>alert(1)</script></textarea></title>`,
  "a formula": "=cmd|' /C calc'!A0\t+1\t-1\t@SUM(1)",
  "a template": `\${7*7} {{7*7}} <%= 7*7 %> #{7*7} %s %n %00`,
  "a query": `'; DROP TABLE "User"; -- \\' OR 1=1 /* %_`,
  "controls and a zero byte": "a\u0000\u0001\u0008\u001b[31m\u007f\u0085b",
  "marks of direction": "\u202eabc\u2066\u2069\u2069\u200f \u200b\ufeff",
  "half a pair": "a\ud83db\udc00",
  "from right to left, and emoji": "محمد אנה 👩‍👩‍👧‍👦 🏳️‍🌈 Z̴̡͇a̵l̶g̷o",
  "one long word": "a".repeat(60_000),
  "a megabyte": "x y\n".repeat(262_144),
};
/** All texts, but on PostgreSQL only those that databases treat differently. */
const hard = Object.entries(HARD).filter(
  ([name]) => env.databaseKind === "sqlite" || /zero|half|query|megabyte/.test(name),
);

interface Form {
  readonly action: string;
  /** The other fields: hidden fields, choices, the button. */
  readonly beside: Readonly<Record<string, string>>;
  /** The fields that take text. */
  readonly texts: readonly string[];
}

const unescaped = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#x27);/g,
    (_all, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" })[name as "amp"],
  );
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** Returns the forms on a page that are sent by POST, with one entry for each button. */
function formsIn(html: string, address: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = "", inside = ""]) => {
    if (attribute(head, "method")?.toLowerCase() !== "post") return [];
    const beside: Record<string, string> = {};
    const texts: string[] = [];
    for (const [tag] of inside.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
      const [name, type = "text"] = [attribute(tag, "name"), attribute(tag, "type")];
      if (!name) continue;
      if (/^<select|hidden|radio|checkbox|date|number|range/.test(tag.startsWith("<select") ? "<select" : type))
        beside[name] ??= attribute(tag, "value") ?? "";
      else texts.push(name);
    }
    const buttons = [...inside.matchAll(/<button\b[^>]*>/g)].flatMap(([tag]) => {
      const name = attribute(tag, "name");
      return name ? [{ [name]: attribute(tag, "value") ?? "" }] : [];
    });
    const action = attribute(head, "action") ?? address;
    return (buttons.length > 0 ? buttons : [{}]).map((button) => ({ action, beside: { ...beside, ...button }, texts }));
  });
}

let door: Door;
let world: World;
const WHO: readonly Who[] = ["nobody", "guest", "owner", "lead", "admin"];
/** The forms that were found, keyed by what distinguishes them. */
const forms = new Map<string, { readonly who: Who; readonly form: Form }>();
const pages = (who: Who) =>
  [
    ...ROUTES.map(({ pattern }) => addressOf({ method: "GET", pattern, variant: "" }, world)),
    "/exercises/test-vat-rounding",
    "/exercises/partial-refunds",
    `/exercises/${world.guestSlug}`,
    ...(who === "guest" ? [`/submissions/${world.guestSubmission}`] : []),
  ].filter((address) => !/\/(sign-out|theme|export|work)$/.test(address));

beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  await fillWorld(world);
  for (const who of WHO)
    for (const address of pages(who)) {
      const { answer, text } = await send(door, world, who, address);
      if (answer !== 200) continue;
      for (const form of formsIn(text, address)) {
        if (form.texts.length === 0) continue;
        const key = [form.action.replace(/[0-9a-f-]{20,}/g, ":id"), form.texts, form.beside.intent].join(" ");
        if (!forms.has(key)) forms.set(key, { who, form });
      }
    }
});
afterAll(() => door?.close());

async function post(who: Who, { action, beside, texts }: Form, fill: (name: string) => string) {
  for (const limiter of Object.values(limiters)) await limiter.forget(world.ids[who]);
  const fields = { ...beside, ...Object.fromEntries(texts.map((name) => [name, fill(name)])) };
  // Grading runs in this process and delays the server's handling of its connections, so don't keep connections open.
  const headers = { connection: "close" };
  return send(door, world, who, action, { method: "POST", body: new URLSearchParams(fields), headers });
}

const isOurFault = (answer: number | string) => typeof answer === "number" && answer >= 500;

it("the crawl finds the known forms", () => {
  const met = [...forms.keys()].join("\n");
  for (const form of [
    "/sign-in",
    "/register",
    "/account",
    "/submissions/",
    "/exercises/partial-refunds",
    "/admin/cohorts",
    "/me/data/delete",
    "/people",
  ])
    expect(met).toContain(form);
  expect(forms.size).toBeGreaterThan(12);
});

describe.each(hard)("%s", { timeout: 240_000 }, (_name, text) => {
  const isLong = text.length > 1_000_000;

  it("every field of every form refuses the text with a message or keeps it, never with a server error", async () => {
    for (const [key, { who, form }] of forms) {
      const tries = isLong ? form.texts.slice(0, 3) : ["all"];
      for (const one of tries) {
        const { answer, text: said } = await post(who, form, (name) =>
          one === "all" || one === name ? text : "Why is it so?",
        );
        expect(isOurFault(answer), `${key} by ${who}, ${one}`).toBe(false);
        expect(said, key).not.toMatch(/<img src=x|<script>alert/);
        // If a whole form is refused, the response is a page that says what is wrong, and where.
        if (answer === 400 && said.includes("<html"))
          expect(said, key).toMatch(/aria-invalid="true"|role="alert"|class="notice bad|errors?/);
      }
    }
  });
});

it("every page still opens after all this, and shows what was kept as text", { timeout: 240_000 }, async () => {
  for (const who of WHO)
    for (const address of pages(who)) {
      const { answer, text: said } = await send(door, world, who, address, { headers: { connection: "close" } });
      expect(isOurFault(answer), `${address} to ${who}`).toBe(false);
      expect(said, address).not.toMatch(/<img src=x|<script>alert/);
    }
});
