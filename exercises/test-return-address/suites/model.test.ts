import { describe, expect, it } from "vitest";
import { returnTo } from "../src/return-to";

const long = (length: number) => "/".padEnd(length, "a");

describe("no address", () => {
  it.each([null, ""])("%j leads to the home page, and nothing is refused", (next) => {
    expect(returnTo(next)).toEqual({ to: "/", refused: null });
  });
});

describe("addresses on our own site", () => {
  it.each([
    ["the home page", "/"],
    ["a page", "/pets/17"],
    ["a page with a slash at the end", "/pets/"],
    ["a path with signs in it", "/pets/a:b@c~d;e,f=g&h"],
    ["a query with an address in it", "/visits?from=https://vets.example"],
    ["a query with slashes, without a page", "/?//evil.example"],
    ["a query with a backslash", "/visits?a=\\b"],
    ["a fragment with slashes", "/visits#a//b"],
    ["a fragment with a backslash", "/visits#a\\b"],
    ["a fragment before a question mark", "/visits#a?b//c"],
    ["200 characters", long(200)],
    ["a page with a similar name", "/sign-in-help"],
    ["a page with a shorter name", "/sign-i"],
    ["a page called sign-in elsewhere", "/pets/sign-in"],
    ["sign-in in capitals", "/Sign-In"],
    ["sign-in in a query", "/pets?next=/sign-in"],
    ["sign-in in a fragment", "/#/sign-in"],
    ["slashes that are encoded", "/%2F%2Fevil.example"],
    ["a backslash that is encoded", "/%5Cevil.example"],
    ["a tab that is encoded", "/%09/evil.example"],
    ["the sign-in page, encoded", "/sign%2Din"],
    ["a path that could be shortened", "/pets/../sign-in"],
  ])("%s is used, unchanged", (_, next) => {
    expect(returnTo(next)).toEqual({ to: next, refused: null });
  });
});

describe("other addresses", () => {
  it.each([
    ["another site", "https://evil.example/pets"],
    ["a script", "javascript:alert(1)"],
    ["a page without a slash", "pets/17"],
    ["a query alone", "?next=/pets"],
    ["a fragment alone", "#/pets"],
    ["two slashes", "//evil.example"],
    ["two slashes before a query", "//evil.example?a"],
    ["three slashes", "///evil.example"],
    ["two slashes at the end", "/pets//"],
    ["two slashes further on", "/..//evil.example"],
    ["two slashes before a fragment", "/pets//17#a"],
    ["a backslash at the start", "\\/evil.example"],
    ["a backslash after the slash", "/\\evil.example"],
    ["a backslash further on", "/pets\\17"],
    ["a backslash before a query", "/\\evil.example?a=b"],
    ["a tab between two slashes", "/\t/evil.example"],
    ["a line break", "/pets\n17"],
    ["the first control character", "/pets\u0000"],
    ["the last one before the space", "/pets\u001f"],
    ["the delete character", "/pets\u007f"],
    ["a control character in a query", "/pets?a=\r\nb"],
    ["a control character in a fragment", "/pets#\u0008"],
    ["201 characters", long(201)],
    ["201 characters with the query", `/pets?${"a".repeat(195)}`],
    ["the sign-in page", "/sign-in"],
    ["the sign-in page with a slash", "/sign-in/"],
    ["a page below the sign-in page", "/sign-in/code"],
    ["the sign-in page with a query", "/sign-in?next=/pets"],
    ["the sign-in page with a fragment", "/sign-in#top"],
  ])("%s leads to the home page, with a reason", (_, next) => {
    expect(returnTo(next)).toEqual({ to: "/", refused: expect.stringMatching(/./) });
  });
});

describe("several calls", () => {
  it("gives the same result each time", () => {
    const bad = "/\t/evil.example";
    expect([bad, bad, "/pets", bad].map((next) => returnTo(next).to)).toEqual(["/", "/", "/pets", "/"]);
  });
});
