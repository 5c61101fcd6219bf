import { beforeEach, describe, expect, it } from "vitest";
import { FakeBrowser, FakeServer, type FakeTab, type Network } from "../../../tests/setup/workspace-fakes";

/**
 * What may happen in the middle of each step of the work, and what must hold after it. The steps:
 *
 * | step     | what stands where meanwhile                                                              |
 * |----------|------------------------------------------------------------------------------------------|
 * | typing   | in the page, and at each change as this tab's copy in the browser                        |
 * | saving   | the same; the server may have it already, with the answer on its way                     |
 * | dialog   | as typing; nothing is sent before one presses                                            |
 * | sending  | the copy, and the submission under its key in the browser; the server may have it already   |
 * | waiting  | the same: no answer came, it is sent again                                               |
 * | report   | on the server alone                                                                      |
 *
 * The events: offline, an answer that is lost, 429, 500, 503, signed out; the page loaded again, left and come back to, a
 * second tab. After each: the words are on the server or on this browser's screen, they are handed in once or not at all,
 * and what is shown says which. (A run of the tests keeps nothing and sends nothing: tests/browser/lost-network.test.ts.)
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

/** Gets a tab into the middle of a step, while the network does as it does. */
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

/** Wherever they are, the words are there, and at most once handed in. */
function holds(tab: FakeTab): void {
  expect(texts().filter((text) => text === WORDS).length).toBeLessThanOrEqual(1);
  if (tab.report === null) expect(shown(tab)).toBe(WORDS);
  else expect(texts()).toContain(WORDS);
}

describe.each(NETWORKS)("%s", (network) => {
  describe.each(STEPS)("in the middle of %s", (step) => {
    it("and back again: the words are handed in once", async () => {
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

    it("and the page loaded again, or left and come back to: the words are there, and are handed in once", async () => {
      const before = await reach(step, network);
      before.close();
      server.network = "up";
      const tab = before.report === null ? await browser.tab() : before;
      await tab.wait();
      holds(tab);
      if (tab.report === null) await tab.handIn.start();
      expect(texts()).toEqual([WORDS]);
    });

    it("and a second tab, which then hands in: once, and neither tab loses a word", async () => {
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

  it("says what happened when one hands in, and keeps the dialog", async () => {
    const tab = await reach("sending", network);
    const expected =
      { offline: "waiting", "503": "waiting", "loses the answer": "waiting" }[network as string] ?? "failed";
    expect(tab.dialog.state).toBe(expected);
    if (network !== "offline" && network !== "loses the answer") expect(tab.dialog.message).toMatch(/\w/);
    expect(tab.report).toBeNull();
  });
});

describe("a submission", () => {
  it("pressed many times is one", async () => {
    const tab = await reach("dialog", "up");
    await Promise.all([tab.handIn.start(), tab.handIn.start(), tab.handIn.start()]);
    expect(texts()).toEqual([WORDS]);
  });

  it("works where the browser keeps nothing", async () => {
    browser.isFull = true;
    const tab = await reach("dialog", "up");
    await tab.handIn.start();
    expect(texts()).toEqual([WORDS]);
  });

  it("waits for the draft's last words, and sends these", async () => {
    const tab = await browser.tab();
    tab.type("my");
    const saving = tab.saver.flush();
    tab.type(WORDS);
    await Promise.all([saving, tab.handIn.start()]);
    expect(texts()).toEqual([WORDS]);
  });

  it("is not sent over what another device has changed: that is settled first, and then goes under the same key", async () => {
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

  it("held back and changed, when the first had arrived all the same: says so, and loses no word of either", async () => {
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

  it("that is held back is not sent by itself, and keeps its key", async () => {
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

  it("whose draft was changed in another tab meanwhile is not sent with words that no one sees any more", async () => {
    const one = await reach("sending", "offline");
    server.network = "up";
    const two = await browser.tab();
    await two.wait();
    // The second tab has sent what waited; the first one hears of it.
    expect(texts()).toEqual([WORDS]);
    await one.online();
    expect(one.dialog).toMatchObject({ state: "failed", message: expect.stringContaining("another tab") });
  });

  it("that is refused says why, at its fields", async () => {
    const tab = await reach("dialog", "up");
    server.handIn = async () => ({ ok: false, errors: { verdict: "Choose a verdict." } });
    await tab.handIn.start();
    expect(tab.dialog).toMatchObject({ state: "refused", errors: { verdict: "Choose a verdict." } });
    expect(shown(tab)).toBe(WORDS);
  });
});
