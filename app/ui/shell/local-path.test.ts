import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each(["/learn", "/exercises?kind=fix&q=a%20b", "/submissions/1#line-4"])("%s is accepted", (to) => {
  expect(localPath(to, "/home")).toBe(to);
});

test.each(["/learn/\u2028", "/\u6f22?q=\u202e#\ud800", "/a b"])(
  "%j becomes an address that a header can contain",
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
])("%j would leave the site, or is not a path: returns the fallback", (to) => {
  expect(localPath(to, "/home")).toBe("/home");
  // A browser resolves the result to this site.
  expect(new URL(localPath(to, "/home"), "http://here.example").host).toBe("here.example");
});
