import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each(["/learn", "/exercises?kind=fix&q=a%20b", "/submissions/1#line-4"])("%s leads back", (to) => {
  expect(localPath(to, "/home")).toBe(to);
});

test.each(["/learn/\u2028", "/\u6f22?q=\u202e#\ud800", "/a b"])(
  "%j leads to an address that a header can hold",
  (to) => {
    expect(localPath(to, "/home")).toMatch(/^\/[!-~]+$/);
    expect(new Headers({ location: localPath(to, "/home") }).get("location")).not.toBe("/home");
  },
);

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "/..//evil.example",
  "/./%2e//evil.example",
  "learn",
  "",
  null,
])("%j would leave the site, or is not a path: the fallback instead", (to) => {
  expect(localPath(to, "/home")).toBe("/home");
  // What a browser makes of the answer stays on the site.
  expect(new URL(localPath(to, "/home"), "http://here.example").host).toBe("here.example");
});
