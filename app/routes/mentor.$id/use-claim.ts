import { useEffect, useState } from "react";
import { postJson } from "~/ui/workspace/workspace-post";

/** `asking`: not known yet. `other`: someone else has it, or it does not wait any more. */
export type Claim = "asking" | "mine" | "other" | "offline";

/** Within a lease's two minutes three times. */
const RENEW_MS = 40_000;

/** Takes an item while its desk is open, says again that one has it, and gives it back when one leaves. */
export function useClaim(address: string): Claim {
  const [claim, setClaim] = useState<Claim>("asking");
  useEffect(() => {
    let isLeft = false;
    // What a lead gave to someone else is not taken again by a page that is only open still.
    let isTaken = false;
    // A claim that reached the server after the page gave the item back would hold it with no one there.
    let open = new AbortController();
    const ask = () =>
      postJson<{ isMine: boolean }>(address, { do: isTaken ? "renew" : "claim" }, open.signal).then(
        ({ isMine }) => {
          isTaken ||= isMine;
          if (!isLeft) setClaim(isMine ? "mine" : "other");
        },
        () => !isLeft && setClaim((now) => (now === "mine" ? "offline" : now)),
      );
    void ask();
    const timer = setInterval(ask, RENEW_MS);
    const leave = () => {
      isTaken = false;
      open.abort();
      open = new AbortController();
      const body = new Blob([JSON.stringify({ do: "release" })], { type: "application/json" });
      navigator.sendBeacon(address, body);
    };
    // Back by the browser's button, or from sleep: it may be someone else's by now.
    const comeBack = () => document.visibilityState === "visible" && void ask();
    const showAgain = ({ persisted }: PageTransitionEvent) => persisted && comeBack();
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", showAgain);
    window.addEventListener("online", comeBack);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      isLeft = true;
      clearInterval(timer);
      leave();
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", showAgain);
      window.removeEventListener("online", comeBack);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [address]);
  return claim;
}
