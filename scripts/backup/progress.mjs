/**
 * Shows progress: as a bar on a terminal, otherwise as one line after each quarter.
 * @param {string} unit what is counted
 * @returns {Promise<{ to(done: number, total: number): void, end(): void }>}
 */
export async function showProgress(unit) {
  if (process.stderr.isTTY) {
    const { SingleBar } = await import("cli-progress");
    const bar = new SingleBar({ format: `{bar} {percentage}% of {total} ${unit}` });
    let isShown = false;
    return {
      to(done, total) {
        if (isShown) bar.update(done);
        else bar.start(total, done, {});
        isShown = true;
      },
      end: () => bar.stop(),
    };
  }
  let said = 0;
  return {
    to(done, total) {
      const quarters = total === 0 ? 4 : Math.floor((4 * done) / total);
      if (quarters > said) console.log(`  ${25 * quarters}% of ${total} ${unit}`);
      said = Math.max(said, quarters);
    },
    end() {},
  };
}
