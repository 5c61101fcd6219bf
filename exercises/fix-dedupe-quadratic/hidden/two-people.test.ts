import { expect, it } from "vitest";
import { withoutDuplicates } from "../src/timeline";
import { message } from "./message";

it("keeps messages of two people with the same nonce", () => {
  const messages = [message("u1", "7", 0), message("u2", "7", 1), message("u3", "7", 1)];
  expect(withoutDuplicates(messages)).toEqual(messages);
});

it("keeps u1's 23 beside u12's 3", () => {
  const messages = [message("u1", "23", 0), message("u12", "3", 1), message("u1", "2-3", 2), message("u12", "-3", 3)];
  expect(withoutDuplicates(messages)).toEqual(messages);
});

it("keeps two messages with the same words, time and author", () => {
  const messages = [message("u1", "1", 0, { text: "ok" }), message("u1", "2", 0, { text: "ok" })];
  expect(withoutDuplicates(messages)).toEqual(messages);
});
