import { beforeEach, describe, expect, it } from "vitest";
import { FakeBrowser, FakeServer, type FakeTab } from "../../../tests/setup/workspace-fakes";

// Long: each order in which two tabs and a server can save.

let server: FakeServer;
let browser: FakeBrowser;
beforeEach(() => {
  server = new FakeServer();
  browser = new FakeBrowser(server);
});

const openPage = () => browser.tab();
const copies = () => [...browser.copies.values()].map((text) => JSON.parse(text));

describe("saving", () => {
  it("saves automatically, version by version, and keeps no copy afterwards", async () => {
    const page = await openPage();
    page.type("a");
    expect(page.now.state).toBe("unsaved");
    expect(copies()).toEqual([{ from: 0, work: { text: "a" } }]);
    await page.wait();
    expect(page.now).toMatchObject({ state: "saved", version: 100 });
    expect(copies()).toEqual([]);
    page.type("ab");
    await page.wait();
    expect(server.draft).toEqual({ version: 101, work: { text: "ab" } });
    expect(page.seen.map((snapshot) => snapshot.state)).toContain("saving");
  });

  it("sends once for many keystrokes", async () => {
    const page = await openPage();
    for (const text of ["a", "ab", "abc"]) page.type(text);
    await page.wait();
    expect(server.saves).toBe(1);
    expect(server.draft?.work).toEqual({ text: "abc" });
  });

  it("saves again what was typed during a save", async () => {
    const page = await openPage();
    page.type("a");
    const sending = page.saver.flush();
    page.type("ab");
    await sending;
    expect(page.now.state).toBe("unsaved");
    expect(copies()).toEqual([{ from: 100, work: { text: "ab" } }]);
    await page.wait();
    expect(server.draft).toEqual({ version: 101, work: { text: "ab" } });
    expect(page.now.state).toBe("saved");
  });

  it("keeps a copy while offline, and sends it when the server is back", async () => {
    const page = await openPage();
    server.network = "offline";
    page.type("a");
    await page.wait();
    expect(page.now).toMatchObject({ state: "offline", isKept: true });
    page.type("ab");
    expect(page.now.state).toBe("offline");
    server.network = "up";
    await page.wait();
    expect(page.now.state).toBe("saved");
    expect(server.draft?.work).toEqual({ text: "ab" });
  });

  it("says so if there is neither server nor copy", async () => {
    browser.isFull = true;
    server.network = "offline";
    const page = await openPage();
    page.type("a");
    await page.wait();
    expect(page.now).toMatchObject({ state: "offline", isKept: false });
  });

  it("recognises its own save if the answer was lost", async () => {
    const page = await openPage();
    server.network = "loses the answer";
    page.type("a");
    await page.wait();
    expect(page.now.state).toBe("offline");
    await page.wait();
    expect(page.now).toMatchObject({ state: "saved", version: 100 });
  });

  describe("if the answer to its own save was lost and the learner typed more", () => {
    /** A tab whose first text reached the server, although the tab doesn't know this. */
    async function unheard(): Promise<FakeTab> {
      const page = await openPage();
      server.network = "loses the answer";
      page.type("a");
      await page.wait();
      page.type("ab");
      return page;
    }
    const states = (page: FakeTab) => page.seen.map(({ state }) => state);

    it("recognises the save, and saves the newer text", async () => {
      const page = await unheard();
      await page.saver.settle();
      expect(page.now.state).toBe("saved");
      expect(states(page)).not.toContain("conflict");
      expect(server.draft).toEqual({ version: 101, work: { text: "ab" } });
      expect(copies()).toEqual([]);
    });

    it("recognises the save even after later saves that didn't arrive", async () => {
      const page = await unheard();
      server.network = "offline";
      await page.wait();
      page.type("abc");
      server.network = "up";
      await page.saver.settle();
      expect(server.draft).toEqual({ version: 101, work: { text: "abc" } });
      expect(states(page)).not.toContain("conflict");
    });

    it("recognises the save after a reload, even if the page was closed before the answer", async () => {
      const page = await unheard();
      page.close();
      const again = await openPage();
      expect(again.now).toMatchObject({ state: "unsaved", work: { text: "ab" } });
      await again.wait();
      expect(server.draft).toEqual({ version: 101, work: { text: "ab" } });
      again.type("abc");
      const underway = again.saver.flush();
      again.type("abcd");
      again.close();
      expect((await openPage()).now).toMatchObject({ state: "unsaved", work: { text: "abcd" } });
      await underway;
    });

    it("still asks if another device has saved since", async () => {
      const page = await unheard();
      await server.save(100, { text: "of the phone" });
      await page.saver.settle();
      expect(page.now).toMatchObject({ state: "conflict", work: { text: "ab" }, other: { text: "of the phone" } });
    });
  });

  it("says that saving fails until a save succeeds, and not again after each pause", async () => {
    const page = await openPage();
    server.network = "500";
    page.type("a");
    await page.wait();
    expect(page.now.state).toBe("failed");
    const before = page.seen.length;
    page.type("ab");
    await page.wait();
    expect(new Set(page.seen.slice(before).map(({ state }) => state))).toEqual(new Set(["failed"]));
    server.network = "up";
    await page.wait();
    expect([page.now.state, server.draft?.work]).toEqual(["saved", { text: "ab" }]);
  });

  it("stops when the work is handed in", async () => {
    const page = await openPage();
    page.type("a");
    page.saver.end({ text: "a" });
    await page.wait();
    expect(server.draft).toBeNull();
    expect(copies()).toEqual([]);
  });
});

describe("coming back", () => {
  /** A copy that a closed tab left, based on version `from`. */
  const left = (from: number, text: string, tab = "gone") =>
    browser.copies.set(tab, JSON.stringify({ from, work: { text } }));

  it("restores what a crash left behind", async () => {
    server.draft = { version: 4, work: { text: "old" } };
    const crashed = await openPage();
    crashed.type("newer");
    crashed.close();
    const page = await openPage();
    expect(page.now).toMatchObject({ state: "unsaved", work: { text: "newer" } });
    await page.wait();
    expect(server.draft).toEqual({ version: 5, work: { text: "newer" } });
    expect(copies()).toEqual([]);
  });

  it("drops a copy that the server already has", async () => {
    server.draft = { version: 2, work: { text: "a", more: 1 } };
    browser.copies.set("gone", JSON.stringify({ from: 1, work: { more: 1, text: "a" } }));
    expect((await openPage()).now.state).toBe("saved");
    expect(copies()).toEqual([]);
  });

  it("asks if the server has moved on since the copy began, and again after reloading with more text", async () => {
    server.draft = { version: 7, work: { text: "elsewhere" } };
    left(5, "here");
    const page = await openPage();
    expect(page.now).toMatchObject({ state: "conflict", work: { text: "here" }, other: { text: "elsewhere" } });
    await page.wait();
    page.type("here, and more");
    page.close();
    const anew = await openPage();
    expect(anew.now).toMatchObject({ state: "conflict", work: { text: "here, and more" } });
    await anew.wait();
    expect(server.draft.work).toEqual({ text: "elsewhere" });
  });

  it("asks if the draft was handed in elsewhere", async () => {
    left(3, "here");
    const page = await openPage();
    expect(page.now.state).toBe("gone");
    await page.saver.keepMine();
    expect(server.draft).toEqual({ version: 100, work: { text: "here" } });
  });

  it("keeps what two tabs left while offline: one is restored, the other is offered", async () => {
    server.draft = { version: 7, work: { text: "begun" } };
    const [one, two] = [await openPage(), await openPage()];
    server.network = "offline";
    one.type("one");
    two.type("two");
    expect(copies()).toHaveLength(2);
    one.close();
    two.close();
    server.network = "up";
    const page = await openPage();
    expect(page.now).toMatchObject({ work: { text: "one" }, offered: { text: "two" } });
    await page.wait();
    expect(server.draft.work).toEqual({ text: "one" });
    expect(copies()).toEqual([{ from: 7, work: { text: "two" } }]);
    page.saver.takeOffered();
    await page.wait();
    expect(server.draft.work).toEqual({ text: "two" });
    expect(page.now.offered).toBeNull();
    expect(copies()).toEqual([]);
  });

  it("deletes offered text only on request, and keeps it while the browser cannot store it", async () => {
    server.draft = { version: 7, work: { text: "begun" } };
    left(7, "one", "a");
    left(7, "two", "b");
    const page = await openPage();
    await page.wait();
    browser.isFull = true;
    page.saver.takeOffered();
    expect(copies()).toEqual([{ from: 7, work: { text: "two" } }]);
    browser.isFull = false;
    page.close();
    const anew = await openPage();
    expect(anew.now.work).toEqual({ text: "two" });
    left(7, "three", "c");
    anew.close();
    const last = await openPage();
    last.saver.dropOffered();
    expect(copies().map(({ work }) => work.text)).not.toContain("three");
  });

  it("leaves the copies of open tabs alone", async () => {
    server.draft = { version: 7, work: { text: "begun" } };
    const one = await openPage();
    server.network = "offline";
    one.type("one");
    const two = await openPage();
    expect(two.now).toMatchObject({ state: "saved", work: { text: "begun" }, offered: null });
  });
});

describe("two tabs", () => {
  async function conflict() {
    const [one, two] = [await openPage(), await openPage()];
    one.type("one");
    await one.wait();
    two.type("two");
    await two.wait();
    return { one, two };
  }
  const keptBy = (tab: FakeTab) => JSON.parse(browser.copies.get(tab.id)!).work;

  it("never overwrite each other silently", async () => {
    const { two } = await conflict();
    expect(two.now).toMatchObject({ state: "conflict", work: { text: "two" }, other: { text: "one" } });
    expect(server.draft?.work).toEqual({ text: "one" });
  });

  it("keep accepting input meanwhile, without sending", async () => {
    const { two } = await conflict();
    two.type("two!");
    await two.wait();
    expect(two.now.state).toBe("conflict");
    expect(server.draft?.work).toEqual({ text: "one" });
    expect(keptBy(two)).toEqual({ text: "two!" });
  });

  it("keep mine", async () => {
    const { two } = await conflict();
    await two.saver.keepMine();
    expect(two.now).toMatchObject({ state: "saved", version: 101 });
    expect(server.draft?.work).toEqual({ text: "two" });
  });

  it("take the other", async () => {
    const { two } = await conflict();
    two.saver.takeOther({ text: "" });
    expect(two.now).toMatchObject({ state: "saved", version: 100, work: { text: "one" } });
    expect(copies()).toEqual([]);
    two.type("one and more");
    await two.wait();
    expect(server.draft).toEqual({ version: 101, work: { text: "one and more" } });
  });

  it("follow each other if nothing was changed, even into a new draft with new versions", async () => {
    const [one, two] = [await openPage(), await openPage()];
    one.type("one");
    await one.wait();
    two.saver.heard(100, { text: "one" }, 0);
    expect(two.now).toMatchObject({ state: "saved", version: 100, work: { text: "one" } });
    two.saver.heard(7, { text: "a new draft" }, 0);
    expect(two.now).toMatchObject({ state: "saved", version: 7 });
    two.saver.heard(6, { text: "late" }, 5);
    expect(two.now).toMatchObject({ version: 7, work: { text: "a new draft" } });
  });

  it("do not follow if something was changed", async () => {
    const two = await openPage();
    two.type("two");
    two.saver.heard(109, { text: "one" }, 108);
    expect(two.now).toMatchObject({ state: "unsaved", work: { text: "two" } });
  });
});
