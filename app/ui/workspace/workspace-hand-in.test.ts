// Long: one table of steps and network faults, and the cases that it leaves out.

import { beforeEach, describe, expect, it } from "vitest";
import { FakeBrowser, FakeServer, type FakeTab, type Network } from "../../../tests/setup/workspace-fakes";
import { Unreachable } from "./workspace-saver";

/**
 * Tests each event during each step of the work. The steps:
 *
 * | step | where the text is during this step |
 * |----------|------------------------------------------------------------------------------------------|
 * | typing | in the page, and after each change in this tab's copy in the browser |
 * | saving | as while typing; the server may have it, too, with the answer on its way |
 * | dialog | as while typing; nothing is sent before the learner confirms |
 * | sending | in the copy, and in the submission, which the browser stores with its key; the server may have it, too |
 * | waiting | as while sending; no answer came, so the submission is sent again |
 * | report | only on the server |
 *
 * The events: offline, a lost answer, 429, 500, 503, signed out; the page reloaded, left and reopened; a second tab.
 * After each event, the text must be on the server or on this browser's screen, it must have been handed in once or not
 * at all, and the page must say which. Running tests stores and sends nothing, so it isn't a step here.
 * tests/browser/lost-network.test.ts checks some of these cases in a real browser.
 */

let server: FakeServer;
let browser: FakeBrowser;
beforeEach(() => {
  server = new FakeServer();
  browser = new FakeBrowser(server);
});

const WORDS = "my words";
const STEPS = ["typing", "saving", "dialog", "sending", "waiting"] as const;
type Step = (typeof STEPS)[number];
const NETWORKS: Network[] = ["offline", "loses the answer", "429", "500", "503", "signed out"];

/** Brings a tab into the middle of a step, with the given network. */
async function reach(step: Step, network: Network): Promise<FakeTab> {
  const tab = await browser.tab();
  if (step === "typing") {
    server.network = network;
    tab.type(WORDS);
  } else if (step === "saving") {
    tab.type(WORDS);
    server.network = network;
    await tab.wait();
  } else {
    tab.type(WORDS);
    await tab.wait();
    server.network = network;
    if (step !== "dialog") await tab.handIn.start();
    if (step === "waiting") await tab.wait();
  }
  return tab;
}

const texts = () => [...server.handedIn.values()].map((work) => (work as { text: string }).text);
const shown = (tab: FakeTab) => (tab.now.work as { text: string }).text;

/** The text must exist somewhere, and be handed in at most once. */
function holds(tab: FakeTab): void {
  expect(texts().filter((text) => text === WORDS).length).toBeLessThanOrEqual(1);
  if (tab.report === null) expect(shown(tab)).toBe(WORDS);
  else expect(texts()).toContain(WORDS);
}

describe.each(NETWORKS)("%s", (network) => {
  describe.each(STEPS)("in the middle of %s", (step) => {
    it("and back again: the text is handed in once", async () => {
      const tab = await reach(step, network);
      holds(tab);
      server.network = "up";
      await tab.online();
      await tab.wait();
      if (tab.report === null) await tab.handIn.start();
      expect(tab.report).not.toBeNull();
      expect(texts()).toEqual([WORDS]);
      expect(browser.copies.size).toBe(0);
    });

    it("and the page reloaded, or left and reopened: the text is there, and is handed in once", async () => {
      const before = await reach(step, network);
      before.close();
      server.network = "up";
      const tab = before.report === null ? await browser.tab() : before;
      await tab.wait();
      holds(tab);
      if (tab.report === null) await tab.handIn.start();
      expect(texts()).toEqual([WORDS]);
    });

    it("and a second tab that hands in: once, and neither tab loses text", async () => {
      const one = await reach(step, network);
      const two = one.report === null ? await browser.tab() : one;
      server.network = "up";
      if (two.report === null && shown(two) === WORDS) await two.handIn.start();
      await one.online();
      await one.wait();
      if (one.report === null && two.report === null) await one.handIn.start();
      expect(texts()).toEqual([WORDS]);
    });
  });

  it("says what happened when the learner hands in, and keeps the dialog open", async () => {
    const tab = await reach("sending", network);
    const expected =
      { offline: "waiting", "503": "waiting", "loses the answer": "waiting" }[network as string] ?? "failed";
    expect(tab.dialog.state).toBe(expected);
    if (network !== "offline" && network !== "loses the answer") expect(tab.dialog.message).toMatch(/\w/);
    expect(tab.report).toBeNull();
  });
});

describe("a submission", () => {
  it("pressed many times is stored once", async () => {
    const tab = await reach("dialog", "up");
    await Promise.all([tab.handIn.start(), tab.handIn.start(), tab.handIn.start()]);
    expect(texts()).toEqual([WORDS]);
  });

  it("works if the browser has no storage", async () => {
    browser.isFull = true;
    const tab = await reach("dialog", "up");
    await tab.handIn.start();
    expect(texts()).toEqual([WORDS]);
  });

  it("waits for the draft's last text, and sends it", async () => {
    const tab = await browser.tab();
    tab.type("my");
    const saving = tab.saver.flush();
    tab.type(WORDS);
    await Promise.all([saving, tab.handIn.start()]);
    expect(texts()).toEqual([WORDS]);
  });

  it("is not sent over another device's change: after that is settled it is sent with the same key", async () => {
    const tab = await reach("dialog", "up");
    const from = server.draft!.version;
    await server.save(from, { text: "of the phone" });
    await tab.handIn.start();
    expect(tab.dialog.state).toBe("idle");
    expect(tab.now).toMatchObject({ state: "conflict", work: { text: WORDS }, other: { text: "of the phone" } });
    expect(texts()).toEqual([]);
    await tab.saver.keepMine();
    await tab.handIn.start();
    expect(texts()).toEqual([WORDS]);
  });

  it("is sent again if the draft was only changed by this tab's own save, whose answer was lost", async () => {
    const tab = await reach("saving", "loses the answer");
    tab.type("my words, bettered");
    const { save, handIn } = server;
    server.save = async () => {
      throw new Unreachable();
    };
    let conflicts = 0;
    server.handIn = async (ask) => {
      server.save = save;
      const reply = await handIn.call(server, ask);
      if (!reply.ok && reply.conflict) conflicts++;
      return reply;
    };
    await tab.handIn.start();
    await tab.wait();
    expect([texts(), tab.report, conflicts]).toEqual([["my words, bettered"], expect.any(String), 1]);
    expect(tab.seen.map(({ state }) => state)).not.toContain("conflict");
  });

  it("cancelled and changed after the first had arrived: says so, and keeps the text of both", async () => {
    const tab = await reach("sending", "loses the answer");
    tab.handIn.cancel();
    tab.type("my words, bettered");
    await tab.handIn.start();
    expect(texts()).toEqual([WORDS]);
    expect(tab.dialog).toMatchObject({ state: "failed", arrivedId: expect.any(String) });
    expect(shown(tab)).toBe("my words, bettered");
    expect(browser.copies.size).toBe(1);
    await tab.handIn.start();
    expect(texts()).toEqual([WORDS, "my words, bettered"]);
    expect(tab.report).not.toBeNull();
  });

  it("opens its report, and keeps what was typed while it was on its way as a new draft", async () => {
    const tab = await reach("dialog", "up");
    server.meanwhile = () => tab.type("my words, bettered");
    await tab.handIn.start();
    tab.type("my words, bettered twice");
    await tab.wait();
    expect([texts(), tab.report, tab.dialog.state]).toEqual([[WORDS], expect.any(String), "done"]);
    expect([server.draft, browser.copies.size]).toEqual([null, 1]);
    tab.close();
    const again = await browser.tab();
    expect(shown(again)).toBe("my words, bettered twice");
    await again.wait();
    expect([again.now.state, server.draft?.work]).toEqual(["saved", { text: "my words, bettered twice" }]);
    expect([texts(), browser.copies.size]).toEqual([[WORDS], 0]);
  });

  it("that is cancelled is not sent automatically, and keeps its key", async () => {
    const tab = await reach("sending", "offline");
    tab.handIn.cancel();
    expect(tab.dialog.state).toBe("idle");
    server.network = "up";
    await tab.online();
    await tab.wait();
    expect(texts()).toEqual([]);
    tab.close();
    const anew = await browser.tab();
    expect(texts()).toEqual([]);
    await anew.handIn.start();
    expect(texts()).toEqual([WORDS]);
  });

  it("that is cancelled before its request leaves is not sent", async () => {
    const tab = await reach("dialog", "up");
    const sent = tab.handIn.start();
    tab.handIn.cancel();
    tab.shows = "closed";
    await sent;
    expect([tab.dialog.state, tab.shows, texts()]).toEqual(["idle", "closed", []]);
    tab.close();
    await browser.tab();
    expect(texts()).toEqual([]);
  });

  it("that is cancelled under way and gets no answer is not sent again automatically, and keeps its key", async () => {
    const tab = await reach("dialog", "loses the answer");
    server.meanwhile = () => {
      tab.handIn.cancel();
      tab.shows = "closed";
    };
    await tab.handIn.start();
    await tab.wait();
    expect([tab.dialog.state, tab.shows, tab.report]).toEqual(["idle", "closed", null]);
    await tab.handIn.start();
    expect([texts(), tab.report]).toEqual([[WORDS], expect.any(String)]);
  });

  it("that is cancelled under way and is accepted opens its report", async () => {
    const tab = await reach("dialog", "up");
    server.meanwhile = () => tab.handIn.cancel();
    await tab.handIn.start();
    expect([texts(), tab.report, tab.dialog.state]).toEqual([[WORDS], expect.any(String), "done"]);
  });

  it.each([
    ["gets no answer", new Unreachable(), { state: "waiting" }],
    ["is refused", { verdict: "Choose a verdict." }, { state: "refused", errors: { verdict: "Choose a verdict." } }],
  ])("that is cancelled under way, handed in after all and %s shows this", async (_, answer, expected) => {
    const tab = await reach("dialog", "up");
    server.handIn = async () => {
      tab.handIn.cancel();
      expect(tab.dialog).toMatchObject({ state: "sending", isCancelled: true });
      await tab.handIn.start();
      expect(tab.dialog).toMatchObject({ state: "sending", isCancelled: false });
      if (answer instanceof Error) throw answer;
      return { ok: false, errors: answer };
    };
    await tab.handIn.start();
    expect(tab.dialog).toMatchObject(expected);
  });

  it("that is cancelled under way still says that an earlier one had arrived", async () => {
    const tab = await reach("sending", "loses the answer");
    tab.handIn.cancel();
    tab.type("my words, bettered");
    await tab.wait();
    const { handIn } = server;
    server.handIn = (ask) => {
      tab.handIn.cancel();
      tab.shows = "closed";
      return handIn.call(server, ask);
    };
    await tab.handIn.start();
    expect(tab).toMatchObject({ shows: "aside", dialog: { state: "failed", arrivedId: expect.any(String) } });
  });

  it("whose dialog is put aside while it waits is sent later, and retries don't reopen the dialog", async () => {
    const tab = await reach("sending", "offline");
    expect(tab.shows).toBe("open");
    tab.shows = "aside";
    await tab.wait();
    expect(tab).toMatchObject({ shows: "aside", dialog: { state: "waiting" } });
    server.network = "up";
    await tab.wait();
    expect(texts()).toEqual([WORDS]);
    expect(tab.report).not.toBeNull();
  });

  it("that is put aside and then cancelled opens its dialog again when it is sent again", async () => {
    const tab = await reach("sending", "offline");
    tab.shows = "aside";
    tab.handIn.cancel();
    expect(tab.shows).toBe("closed");
    await tab.handIn.start();
    expect(tab.shows).toBe("open");
  });

  it("whose draft was changed in another tab meanwhile is not sent with text that no one sees any more", async () => {
    const one = await reach("sending", "offline");
    server.network = "up";
    const two = await browser.tab();
    await two.wait();
    // The second tab has sent the waiting submission. The first tab finds out about it.
    expect(texts()).toEqual([WORDS]);
    await one.online();
    expect(one.dialog).toMatchObject({ state: "failed", message: expect.stringContaining("Another tab") });
  });

  it("that is refused shows why, at its fields", async () => {
    const tab = await reach("dialog", "up");
    server.handIn = async () => ({ ok: false, errors: { verdict: "Choose a verdict." } });
    await tab.handIn.start();
    expect(tab.dialog).toMatchObject({ state: "refused", errors: { verdict: "Choose a verdict." } });
    expect(shown(tab)).toBe(WORDS);
  });
});
