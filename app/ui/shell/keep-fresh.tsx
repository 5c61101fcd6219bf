import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "../button";

const EVERY_MS = 5_000;

/** Whether this browser, or its user, asks for reduced data use. */
const isSaving = () =>
  window.matchMedia("(prefers-reduced-data: reduce)").matches ||
  Boolean((navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData);

/**
 * Reloads the page's figures every 5 seconds while the page is visible. A button stops the reloading. Doesn't reload
 * automatically if the browser asks for reduced data use. Without JavaScript, renders only text, next to a link that
 * reloads the page.
 */
export function KeepFresh() {
  const { revalidate } = useRevalidator();
  /** Null until hydration. */
  const [isOn, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(!isSaving()), []);
  useEffect(() => {
    if (!isOn) return;
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) revalidate();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isOn, revalidate]);
  return (
    <>
      <span className="hint">{isOn ? "updated every 5 seconds" : "not updated since you loaded the page"}</span>
      {isOn !== null && (
        <Button size="small" onClick={() => setOn(!isOn)}>
          {isOn ? "Stop refreshing" : "Keep refreshing"}
        </Button>
      )}
    </>
  );
}
