export type Fields = Readonly<Record<string, string | number | undefined>>;

export interface Log {
  info(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

/** A log that writes each message as one line of JSON. Lines are kept for 90 days, and all developers can read them. */
export function jsonLog(write: (line: string) => void): Log {
  const at =
    (level: string) =>
    (message: string, fields: Fields = {}) =>
      write(JSON.stringify({ level, message, ...fields }));
  return { info: at("info"), error: at("error") };
}
