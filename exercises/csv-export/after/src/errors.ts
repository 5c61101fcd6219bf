export type ErrorCode = "not-found" | "too-large";

/** What the portal answers with; routes turn it into a status. */
export class PortalError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "PortalError";
    this.code = code;
  }
}

export const STATUS: Readonly<Record<ErrorCode, number>> = { "not-found": 404, "too-large": 413 };
