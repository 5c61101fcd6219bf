import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const POLL_MS = 3_000;
/**
 * How often to poll while events arrive. No event reports that grading failed on our side, because a failure isn't a
 * result.
 */
const LOOK_MS = 15_000;

/**
 * Reloads the page's data once the submission has a result. The server sends an event; the page polls more often if
 * events don't arrive.
 */
export function useLiveResult(submissionId: string, isOpen: boolean): void {
  const { revalidate } = useRevalidator();
  const read = useRef(revalidate);
  read.current = revalidate;
  useEffect(() => {
    if (!isOpen) return;
    let timer = setInterval(() => read.current(), LOOK_MS);
    const every = (ms: number) => {
      clearInterval(timer);
      timer = setInterval(() => read.current(), ms);
    };
    if (typeof EventSource === "undefined") {
      every(POLL_MS);
      return () => clearInterval(timer);
    }
    const source = new EventSource(`/submissions/${submissionId}/events`);
    source.addEventListener("result", () => read.current());
    source.addEventListener("open", () => every(LOOK_MS));
    source.addEventListener("error", () => every(POLL_MS));
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [submissionId, isOpen]);
}
