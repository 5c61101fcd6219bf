import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { SkeletonPage } from "./skeleton";

/**
 * For pages that open without a reload: makes screen readers announce the new page's title, and moves the focus to the
 * page's content, unless the page has set the focus itself.
 */
export function PageAnnouncer() {
  const { pathname, search, hash } = useLocation();
  // Each step of a page such as the welcome tour counts as a separate page.
  const page = `${pathname} ${new URLSearchParams(search).get("step") ?? ""}`;
  const before = useRef(page);
  const [title, setTitle] = useState("");
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    setTitle(document.title);
    const main = document.getElementById("main");
    if (!hash && main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [page, hash]);
  return (
    <div className="vh" aria-live="polite">
      {title}
    </div>
  );
}

const SLOW_MS = 300;

/**
 * Shows a skeleton instead of the page while another page takes more than 300 ms to load. The old page stays mounted,
 * so it keeps its state.
 */
export function WhileLoading({ children }: { children: ReactNode }) {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const isLeaving =
    navigation.state === "loading" && !navigation.formMethod && navigation.location.pathname !== pathname;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isLeaving) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [isLeaving]);
  const isHidden = isLeaving && isSlow;
  return (
    <>
      {isHidden && <SkeletonPage />}
      <div className="contents" hidden={isHidden}>
        {children}
      </div>
    </>
  );
}
