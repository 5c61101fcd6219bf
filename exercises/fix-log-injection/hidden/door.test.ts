import { expect, it } from "vitest";
import { signIn, signOut } from "../src/door";
import { attempt, door } from "./door";

it("lets in who may, and notes who came and went", () => {
  const ours = door();
  expect([signIn(ours, attempt()), signIn(ours, attempt({ name: "Jon" }))]).toEqual([true, false]);
  signOut(ours, "Ida Berge", "Lynx");
  const outcomes = ours.log.text.split("\n").map((line) => line.split(" ")[1]);
  expect(outcomes).toEqual(["signed-in", "refused", "signed-out", undefined]);
});
