import { describe, expect, it } from "vitest";
import { testsOf } from "./beside";
import { switchGuards } from "./plugin";

/** Runs the rewritten code; `off` is the guard that is switched off, or null. */
function run(code: string, off: string | null, scope: Record<string, unknown>): unknown {
  const __guards = { isOff: (guard: string) => guard === off, anybody: () => "anybody" };
  return new Function("__guards", ...Object.keys(scope), code)(__guards, ...Object.values(scope));
}

describe("a guard's switch", () => {
  it("replaces a guard call with one that lets anyone in", () => {
    const { code, guards } = switchGuards("a.ts", "function page() { return requireAdmin(request); } return page();");
    expect(guards).toEqual(["a.ts page requireAdmin"]);
    const scope = { requireAdmin: () => "admin", request: null };
    expect([run(code, null, scope), run(code, guards[0]!, scope)]).toEqual(["admin", "anybody"]);
  });

  it("skips a refusal", () => {
    const { code, guards } = switchGuards("a.ts", 'if (!person.isAdmin) throw notFound(); return "in";');
    expect(guards).toEqual(["a.ts (file) refusal"]);
    const scope = { person: {}, notFound: () => new Error("404") };
    expect(() => run(code, null, scope)).toThrow("404");
    expect(run(code, guards[0]!, scope)).toBe("in");
  });

  it("drops the owner from a query's condition and nowhere else", () => {
    const text = "return [{ where: { userId: me.id, slug } }, { data: { userId: me.id } }, { where: { userId } }];";
    const { code, guards } = switchGuards("a.ts", text);
    expect(guards).toEqual(["a.ts (file) whose: userId", "a.ts (file) whose: userId (2)"]);
    const scope = { me: { id: 1 }, slug: "a", userId: 2 };
    const told = [{ where: { userId: 1, slug: "a" } }, { data: { userId: 1 } }, { where: { userId: 2 } }];
    expect(run(code, null, scope)).toEqual(told);
    expect(run(code, guards[0]!, scope)).toEqual([{ where: { slug: "a" } }, told[1], told[2]]);
    expect(run(code, guards[1]!, scope)).toEqual([told[0], told[1], { where: {} }]);
  });

  it("leaves other code alone", () => {
    const text =
      'if (!asked.success) throw notFound(); const a = { userId: 1 }; app.use(compression()); f("requirePerson");';
    expect(switchGuards("a.server.ts", text)).toEqual({ code: text, guards: [] });
  });
});

describe("the tests of a guard's module", () => {
  it("import the module or, if none does, a route that imports it", () => {
    expect(testsOf("app/review/queue/peers.server.ts")).toContain("app/review/queue/peers.test.ts");
    expect(testsOf("app/review/queue/require-item.server.ts")).toContain("tests/routes/rulings.test.ts");
  });
});
