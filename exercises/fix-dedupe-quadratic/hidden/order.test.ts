import { expect, it } from "vitest";
import { withoutDuplicates } from "../src/timeline";
import { message } from "./message";

it("leaves each message where it first arrived", () => {
  const messages = [
    message("u2", "5", 0),
    message("u1", "5", 1),
    message("u2", "6", 2),
    message("u2", "5", 0),
    message("u1", "4", -3),
    message("u1", "5", 1),
    message("u3", "1", 4),
  ];
  const order = withoutDuplicates(messages).map(({ authorId, nonce }) => `${authorId} ${nonce}`);
  expect(order).toEqual(["u2 5", "u1 5", "u2 6", "u1 4", "u3 1"]);
});

it("does not sort by time", () => {
  const late = [message("u1", "1", 30), message("u2", "1", 10), message("u1", "2", 20)];
  expect(withoutDuplicates(late)).toEqual(late);
});
