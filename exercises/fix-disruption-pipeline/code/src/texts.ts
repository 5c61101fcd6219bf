import { parse } from "node:url";
import type { Alert } from "./alert";

/** What riders read: "No trains to Fairground (more: notices.lineway.example)". */
export function textOf({ text, link }: Alert): string {
  if (!link) return text.trim();
  const { host } = parse(link);
  return `${text.trim()} (more: ${host ?? "www.lineway.example"})`;
}
