import { env } from "~/operations/env.server";
import { DEMO_PASSWORD } from "../demo-accounts";
import { findWeakness, type Owner } from "./weak-password";

let common: Promise<ReadonlySet<string>> | null = null;

/**
 * Loads the 49,233 passwords that attackers try first. Loading takes 30 ms and 4 MB, so the process loads them only
 * when the first password is set.
 */
function loadCommon(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"] as readonly string[]),
  );
  return common;
}

/** The password without the digits and punctuation that often follow a word, as in "sunshine2026!". */
const withoutTail = (password: string) => password.replace(/(?<![^\p{L}])[^\p{L}]+$/u, "");

/** Says why this person can't use this new password, in a sentence with advice. Returns null if they can use it. */
export async function refuseWeakPassword(password: string, owner: Owner): Promise<string | null> {
  const plain = password.toLowerCase();
  const list = await loadCommon();
  if (list.has(plain) || list.has(withoutTail(plain)))
    return "This password is on a list of common passwords, which attackers try first. Use 3 or 4 unrelated words.";
  if (!env.demo && [plain, withoutTail(plain)].includes(DEMO_PASSWORD))
    return "This is the public demo password. Use 3 or 4 unrelated words.";
  return findWeakness(password, owner);
}
