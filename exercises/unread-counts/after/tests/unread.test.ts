import { describe, expect, it } from "vitest";
import { badgeText, nextWithNews } from "../src/news";
import { sidebarOf } from "../src/sidebar";
import { chatWith, member } from "./fakes";

const ana = "ana";

describe("unread counts", () => {
  it("count what came after the read mark", async () => {
    const { deps } = chatWith([member("lobby")], { "c-lobby": ["bo", "bo", "cy", "bo"] }, { "c-lobby": 1 });
    expect(await sidebarOf(deps, ana)).toEqual([{ channelId: "c-lobby", name: "lobby", unread: 3, isMuted: false }]);
  });

  it("leave out one's own messages", async () => {
    const { deps } = chatWith([member("lobby")], { "c-lobby": ["bo", ana, ana, "bo"] }, { "c-lobby": 1 });
    expect((await sidebarOf(deps, ana))[0]?.unread).toBe(1);
  });

  it("count channels that were never opened", async () => {
    const { deps } = chatWith([member("lobby")], { "c-lobby": ["bo", "cy"] });
    expect((await sidebarOf(deps, ana))[0]?.unread).toBe(2);
  });

  it("end at 100", async () => {
    const { deps } = chatWith([member("busy")], { "c-busy": Array(250).fill("bo") });
    expect((await sidebarOf(deps, ana))[0]?.unread).toBe(100);
  });

  it("are 0 where nothing is new", async () => {
    const { deps } = chatWith([member("lobby")], { "c-lobby": ["bo"] }, { "c-lobby": 1 });
    expect((await sidebarOf(deps, ana))[0]?.unread).toBe(0);
  });
});

describe("the sidebar", () => {
  it("shows news first, and muted channels among the rest", async () => {
    const memberships = [member("zoo"), member("art", { isMuted: true }), member("lab"), member("bar")];
    const { deps } = chatWith(memberships, { "c-zoo": ["bo"], "c-art": ["bo", "bo"], "c-bar": ["cy"] });
    const entries = await sidebarOf(deps, ana);
    expect(entries.map(({ name }) => name)).toEqual(["bar", "zoo", "art", "lab"]);
  });
});

describe("nextWithNews", () => {
  const [lab, art, zoo] = ["lab", "art", "zoo"].map((name) => ({ channelId: name, name, unread: 1, isMuted: false }));
  const entries = [lab!, { ...art!, isMuted: true }, zoo!];

  it("goes on to the next one with news, past muted ones and past the end", () => {
    expect(nextWithNews(entries, "lab")).toBe(zoo);
    expect(nextWithNews(entries, "zoo")).toBe(lab);
    expect(nextWithNews(entries, "elsewhere")).toBe(lab);
  });

  it("stays where nothing else is new", () => {
    expect(nextWithNews([lab!, { ...zoo!, unread: 0 }], "lab")).toBeUndefined();
    expect(nextWithNews([], "lab")).toBeUndefined();
  });
});

describe("badgeText", () => {
  it.each([
    [[], ""],
    [[3, 4], "(7)"],
    [[60, 40], "(99+)"],
    [[100, 100], "(99+)"],
  ])("adds up %j to %j", (unread, text) => {
    expect(badgeText(unread.map((each) => ({ unread: each, isMuted: false })))).toBe(text);
    expect(badgeText([{ unread: 9, isMuted: true }])).toBe("");
  });
});
