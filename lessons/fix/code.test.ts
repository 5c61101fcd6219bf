import { expect, it } from "vitest";
import { mailSubject, pageTitle, Searches } from "./code";

function searchFor(words: string): Searches {
  const searches = new Searches();
  searches.add(words);
  return searches;
}

it("shows the reported search as it was typed", () => {
  expect(pageTitle(searchFor("O'Brien"))).toBe("<h1>O&#39;Brien</h1>");
});

it("keeps tags out of the page", () => {
  expect(pageTitle(searchFor(" <b> "))).toBe("<h1>&lt;b></h1>");
});

it("shows an ampersand as it was typed", () => {
  expect(pageTitle(searchFor("salt & pepper"))).toBe("<h1>salt &amp; pepper</h1>");
});

it("names the search in the alert's subject", () => {
  expect(mailSubject(searchFor("O'Brien"))).toBe("New results for O'Brien");
});
