import { beforeEach, describe, expect, it } from "vitest";
import { type CopyStore, type LocalCopy, type SaveReply, Saver, type Snapshot, Unreachable } from "./workspace-saver";

/** A server that keeps one draft by version, as the real one does. */
class Server {
  draft: { version: number; work: unknown } | null = null;
  isDown = false;
  losesAnswer = false;
  saves = 0;
  async save(from: number, work: unknown): Promise<SaveReply> {
    if (this.isDown) throw new Unreachable();
    this.saves++;
    if (from > 0 && !this.draft) return { ok: false, reason: "gone" };
    if ((this.draft?.version ?? 0) !== from) return { ok: false, reason: "conflict", ...this.draft! };
    this.draft = { version: from + 1, work };
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new Unreachable();
    }
    return { ok: true, version: from + 1 };
  }
}

class Store implements CopyStore {
  copy: string | null = null;
  isFull = false;
  read() {
    return this.copy === null ? null : (JSON.parse(this.copy) as LocalCopy);
  }
  write(copy: LocalCopy) {
    if (!this.isFull) this.copy = JSON.stringify(copy);
    return !this.isFull;
  }
  clear() {
    this.copy = null;
  }
}

let server: Server;
let store: Store;
beforeEach(() => {
  server = new Server();
  store = new Store();
});

/** A page: opened on what the server has, with time that passes only when told to. */
function openPage({ fresh = { text: "" } }: { fresh?: unknown } = {}) {
  let next: (() => void) | null = null;
  const seen: Snapshot[] = [];
  const saver = new Saver(server.draft?.version ?? 0, server.draft?.work ?? fresh, {
    store,
    send: (from, work) => server.save(from, work),
    later: (_ms, call) => {
      next = call;
    },
    onChange: (snapshot) => seen.push(snapshot),
  });
  saver.start();
  return {
    saver,
    seen,
    type: (text: string) => saver.change({ text }),
    async wait() {
      const call = next;
      next = null;
      call?.();
      await new Promise((done) => setTimeout(done, 0));
    },
    get now() {
      return saver.snapshot;
    },
  };
}

describe("saving", () => {
  it("saves by itself, version by version, and keeps no copy afterwards", async () => {
    const page = openPage();
    page.type("a");
    expect(page.now.state).toBe("unsaved");
    expect(store.read()).toEqual({ from: 0, work: { text: "a" } });
    await page.wait();
    expect(page.now).toMatchObject({ state: "saved", version: 1 });
    expect(store.read()).toBeNull();
    page.type("ab");
    await page.wait();
    expect(server.draft).toEqual({ version: 2, work: { text: "ab" } });
    expect(page.seen.map((snapshot) => snapshot.state)).toContain("saving");
  });

  it("sends once for many keystrokes", async () => {
    const page = openPage();
    for (const text of ["a", "ab", "abc"]) page.type(text);
    await page.wait();
    expect(server.saves).toBe(1);
    expect(server.draft?.work).toEqual({ text: "abc" });
  });

  it("saves again what was typed while it was sending", async () => {
    const page = openPage();
    page.type("a");
    const sending = page.saver.flush();
    page.type("ab");
    await sending;
    expect(page.now.state).toBe("unsaved");
    expect(store.read()).toEqual({ from: 1, work: { text: "ab" } });
    await page.wait();
    expect(server.draft).toEqual({ version: 2, work: { text: "ab" } });
    expect(page.now.state).toBe("saved");
  });

  it("keeps a copy while offline, and sends it when the server is back", async () => {
    const page = openPage();
    server.isDown = true;
    page.type("a");
    await page.wait();
    expect(page.now).toMatchObject({ state: "offline", isKept: true });
    page.type("ab");
    expect(page.now.state).toBe("offline");
    server.isDown = false;
    await page.wait();
    expect(page.now.state).toBe("saved");
    expect(server.draft?.work).toEqual({ text: "ab" });
  });

  it("says so when there is neither server nor copy", async () => {
    store.isFull = true;
    server.isDown = true;
    const page = openPage();
    page.type("a");
    await page.wait();
    expect(page.now).toMatchObject({ state: "offline", isKept: false });
  });

  it("takes its own save for its own when the answer was lost", async () => {
    const page = openPage();
    server.losesAnswer = true;
    page.type("a");
    await page.wait();
    expect(page.now.state).toBe("offline");
    await page.wait();
    expect(page.now).toMatchObject({ state: "saved", version: 1 });
  });

  it("stops when the work is handed in", async () => {
    const page = openPage();
    page.type("a");
    page.saver.stop({ forget: true });
    await page.wait();
    expect(server.draft).toBeNull();
    expect(store.read()).toBeNull();
  });
});

describe("coming back", () => {
  it("takes up what a crash left behind", async () => {
    server.draft = { version: 4, work: { text: "old" } };
    const crashed = openPage();
    crashed.type("newer");
    const page = openPage();
    expect(page.now).toMatchObject({ state: "unsaved", work: { text: "newer" } });
    await page.wait();
    expect(server.draft).toEqual({ version: 5, work: { text: "newer" } });
  });

  it("drops a copy that the server has already", () => {
    server.draft = { version: 2, work: { text: "a", more: 1 } };
    store.write({ from: 1, work: { more: 1, text: "a" } });
    expect(openPage().now.state).toBe("saved");
    expect(store.read()).toBeNull();
  });

  it("asks when the server has moved on since the copy began", async () => {
    server.draft = { version: 7, work: { text: "elsewhere" } };
    store.write({ from: 5, work: { text: "here" } });
    const page = openPage();
    expect(page.now).toMatchObject({ state: "conflict", work: { text: "here" }, other: { text: "elsewhere" } });
    await page.wait();
    expect(server.draft.work).toEqual({ text: "elsewhere" });
  });

  it("asks when the draft was handed in elsewhere", async () => {
    store.write({ from: 3, work: { text: "here" } });
    const page = openPage();
    expect(page.now.state).toBe("gone");
    await page.saver.keepMine();
    expect(server.draft).toEqual({ version: 1, work: { text: "here" } });
  });
});

describe("two tabs", () => {
  async function conflict() {
    const [one, two] = [openPage(), openPage()];
    one.type("one");
    await one.wait();
    two.type("two");
    await two.wait();
    return { one, two };
  }

  it("never overwrite each other silently", async () => {
    const { two } = await conflict();
    expect(two.now).toMatchObject({ state: "conflict", work: { text: "two" }, other: { text: "one" } });
    expect(server.draft?.work).toEqual({ text: "one" });
  });

  it("go on typing meanwhile, without sending", async () => {
    const { two } = await conflict();
    two.type("two!");
    await two.wait();
    expect(two.now.state).toBe("conflict");
    expect(server.draft?.work).toEqual({ text: "one" });
    expect(store.read()?.work).toEqual({ text: "two!" });
  });

  it("keep mine", async () => {
    const { two } = await conflict();
    await two.saver.keepMine();
    expect(two.now).toMatchObject({ state: "saved", version: 2 });
    expect(server.draft?.work).toEqual({ text: "two" });
  });

  it("take the other", async () => {
    const { two } = await conflict();
    two.saver.takeOther({ text: "" });
    expect(two.now).toMatchObject({ state: "saved", version: 1, work: { text: "one" } });
    expect(store.read()).toBeNull();
    two.type("one and more");
    await two.wait();
    expect(server.draft).toEqual({ version: 2, work: { text: "one and more" } });
  });

  it("follow each other where nothing was touched", async () => {
    const [one, two] = [openPage(), openPage()];
    one.type("one");
    await one.wait();
    two.saver.heard(1, { text: "one" });
    expect(two.now).toMatchObject({ state: "saved", version: 1, work: { text: "one" } });
    two.type("one, two");
    await two.wait();
    expect(two.now.state).toBe("saved");
  });

  it("do not follow where something was", async () => {
    const two = openPage();
    two.type("two");
    two.saver.heard(9, { text: "one" });
    expect(two.now).toMatchObject({ state: "unsaved", work: { text: "two" } });
  });
});
