import { useEffect, useState } from "react";

/** Formats a time in a time zone, by default this browser's: "Fri 27 Nov, 17:00". */
const inZone = (at: Date, timeZone?: string) =>
  new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);

/** The same, but null for a zone that this browser doesn't know. The server may know more zones. */
function inKnownZone(at: Date, timeZone: string): string | null {
  try {
    return inZone(at, timeZone);
  } catch {
    return null;
  }
}

/**
 * A time in the time zone `zone`, as the server formatted it (`children`), and in the reader's own zone if the time is
 * different there. Only the reader's browser knows their zone.
 */
export function LocalTime({ at, zone, children }: { at: string; zone: string; children: string }) {
  const [here, setHere] = useState("");
  useEffect(() => {
    const moment = new Date(at);
    const local = inZone(moment);
    setHere(local === inKnownZone(moment, zone) ? "" : local);
  }, [at, zone]);
  return (
    <>
      <time dateTime={at}>{children}</time>
      {here && <span className="local-time"> ({here} where you are)</span>}
    </>
  );
}
