import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each(["/learn", "/exercises?kind=fix&q=a%20b", "/submissions/1#line-4"])("%s leads back", (to) => {
  expect(localPath(to, "/home")).toBe(to);
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "learn",
  "",
  null,
])("%j would leave the site, or is no path: the fallback instead", (to) => {
  expect(localPath(to, "/home")).toBe("/home");
  // What a browser makes of the answer stays on the site.
  expect(new URL(localPath(to, "/home"), "http://here.example").host).toBe("here.example");
});
