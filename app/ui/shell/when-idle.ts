/** Resolves once the page is loaded and idle. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    const rest = () =>
      "requestIdleCallback" in window
        ? requestIdleCallback(() => resolve(), { timeout: 4_000 })
        : setTimeout(resolve, 300);
    if (document.readyState === "complete") rest();
    else window.addEventListener("load", rest, { once: true });
  });
}
