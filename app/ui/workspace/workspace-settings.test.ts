import { describe, expect, it } from "vitest";
import { readSettings, type Settings, settingsCookie } from "./workspace-settings";

const person = { editor: "monaco", singleKeys: true } as const;

describe("workspace settings", () => {
  it.each<Settings>([
    { layout: "split", editor: "plain", singleKeys: false, meter: false, guided: [] },
    { layout: "unified", editor: "monaco", singleKeys: true, meter: true, guided: ["review", "fix"] },
  ])("are read back as stored: %j", (settings) => {
    const cookie = settingsCookie(settings, { secure: true }).split(";")[0]!;
    expect(readSettings(`theme=dark; ${cookie}; a=b`, { editor: "plain", singleKeys: false })).toEqual(settings);
  });

  it("are sent to our own pages only, and over HTTPS only if available", () => {
    const settings: Settings = { layout: "split", editor: "plain", singleKeys: true, meter: true, guided: [] };
    expect(settingsCookie(settings, { secure: true })).toMatch(/; Path=\/;.*; SameSite=Lax; Secure$/);
    expect(settingsCookie(settings, { secure: false })).not.toContain("Secure");
  });

  it("yield to the layout in the address", () => {
    expect(readSettings("workspace=split.plain.keys", person, "unified").layout).toBe("unified");
    expect(readSettings(null, person, "split").layout).toBe("split");
    expect(readSettings("workspace=split.plain.keys", person, "sideways").layout).toBe("split");
  });

  it("default to the account's if this browser has none", () => {
    expect(readSettings(null, person)).toEqual({ layout: "unified", ...person, meter: true, guided: [] });
    expect(readSettings("my-workspace=plain.split", { editor: "plain", singleKeys: false })).toEqual({
      layout: "unified",
      editor: "plain",
      singleKeys: false,
      meter: true,
      guided: [],
    });
    expect(readSettings("workspace=%%%", person)).toEqual({ layout: "unified", ...person, meter: true, guided: [] });
  });
});
