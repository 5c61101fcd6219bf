import { useEffect, useState } from "react";
import { postJson } from "~/ui/workspace/workspace-post";

/**
 * The state of the claim. `asking`: not known yet. `other`: someone else has claimed the item, or it is no longer
 * waiting.
 */
export type Claim = "asking" | "mine" | "other" | "offline";

/** How often the claim is renewed: three times within its 2-minute lease. */
const RENEW_MS = 40_000;

/**
 * Claims an item while its desk is open, renews the claim, and tells the server when the person leaves the page. The
 * item is released when the last of their tabs closes.
 */
export function useClaim(address: string, personId: string): Claim {
  const [claim, setClaim] = useState<Claim>("asking");
  useEffect(() => {
    let isLeft = false;
    const tab = crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);
    // After the first claim, the page only renews the claim, because an open page must not take back an item that a
    // lead gave to someone else.
    let isTaken = false;
    // Aborts requests when the person leaves, because a claim that reached the server after the release would block the
    // item.
    let open = new AbortController();
    const ask = () =>
      postJson<{ isMine: boolean }>(address, { do: isTaken ? "renew" : "claim", tab }, personId, open.signal).then(
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
      const body = new Blob([JSON.stringify({ do: "release", tab })], { type: "application/json" });
      navigator.sendBeacon(address, body);
    };
    // After the browser's Back button was used, or after the computer was asleep, someone else may have claimed the
    // item.
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
  }, [address, personId]);
  return claim;
}
