import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** What a page shows of a conversation: the submission it is on, and the sign of what was said there. */
export interface ShownTalk {
  readonly submissionId: string;
  readonly sign: string;
}

/** The server beats each 15 s; a stream that is silent for longer is lost, as after sleep. */
const SILENT_MS = 40_000;
const CHECK_MS = 5_000;

/**
 * Hears what is new while someone can see the page, so that few connections are held: returns how much, which is
 * `count` until the server says otherwise. Where what was said of the page's submission changes, the page is read
 * again; what one types in it stays. `count` is null for who is not signed in: then nothing is heard.
 */
export function useNews(count: number | null, talk: ShownTalk | undefined): number {
  const { revalidate } = useRevalidator();
  const [told, setTold] = useState<number | null>(null);
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
        setTold(Number(data));
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
  return told ?? count ?? 0;
}
