import type { Failure } from "~/sandbox/contract";

/** Whether code failed because it reached a limit, and not because of an assertion or an error. */
export const isStop = (kind: Failure["kind"]): boolean => kind !== "assertion" && kind !== "error";

/** Returns a failure's message without the assertion library's note about how it compares values. */
export const sayFailure = ({ message }: { readonly message: string }): string =>
  message.replace(/ \/\/ Object\.is equality$/, "");
