import { useEffect, useState } from "react";

/** "Fri 27 Nov, 17:00" by the clocks of a zone, or of this browser. */
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

/**
 * A moment as the server says it in its own zone (`children`), and by the reader's clock where that shows another time:
 * only their browser knows.
 */
export function LocalTime({ at, zone, children }: { at: string; zone: string; children: string }) {
  const [here, setHere] = useState("");
  useEffect(() => {
    const moment = new Date(at);
    const local = inZone(moment);
    // A browser may not know every zone that the server knows.
    const told = Intl.supportedValuesOf("timeZone").includes(zone) ? inZone(moment, zone) : "";
    setHere(local === told ? "" : local);
  }, [at, zone]);
  return (
    <>
      <time dateTime={at}>{children}</time>
      {here && <span className="local-time"> ({here} where you are)</span>}
    </>
  );
}
