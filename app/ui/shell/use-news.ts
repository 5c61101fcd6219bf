import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** The conversation that a page shows. `sign` changes whenever the conversation changes. */
export interface ShownTalk {
  readonly submissionId: string;
  readonly sign: string;
}

/**
 * How long a stream may be silent before it counts as dead, for example after the computer was asleep. The server sends
 * a heartbeat every 15 s.
 */
const SILENT_MS = 40_000;
const CHECK_MS = 5_000;

/**
 * Listens for new notices, but only while the page is visible, so that few connections are open. Returns the number of
 * new notices, which is `count` until the server sends a new number. If the conversation on the page's submission
 * changes, the page's data is reloaded; typed text stays. If `count` is null, no one is signed in, and the hook does
 * not listen.
 */
export function useNews(count: number | null, talk: ShownTalk | undefined): number {
  const { revalidate } = useRevalidator();
  const [latest, setLatest] = useState<number | null>(null);
  const about = talk?.submissionId;
  const now = useRef({ revalidate, sign: talk?.sign });
  now.current = { revalidate, sign: talk?.sign };
  const isOn = count !== null;
  useEffect(() => {
    if (!isOn || typeof EventSource === "undefined") return;
    let source: EventSource | null = null;
    let heardAt = 0;
    const close = () => {
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      heardAt = Date.now();
      source = new EventSource(`/notices/events${about ? `?${new URLSearchParams({ about })}` : ""}`);
      source.addEventListener("beat", () => {
        heardAt = Date.now();
      });
      source.addEventListener("news", ({ data }) => {
        heardAt = Date.now();
        setLatest(Number(data));
      });
      source.addEventListener("talk", ({ data }) => {
        if (data !== now.current.sign) now.current.revalidate();
      });
    };
    const look = () => {
      if (document.visibilityState === "hidden") close();
      else if (!source || Date.now() - heardAt > SILENT_MS) open();
    };
    look();
    const timer = setInterval(look, CHECK_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", open);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", look);
    return () => {
      close();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", open);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", look);
    };
  }, [isOn, about]);
  return latest ?? count ?? 0;
}
